package org.mastercreator.server.prediction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.prediction.NamedModel;
import org.springframework.stereotype.Service;

/** How students stand with what they just answered, or stood after each submission of a past lesson. */
@Service
public class Standings {
    private final Answers answers;
    private final Models models;

    Standings(Answers answers, Models models) {
        this.answers = answers;
        this.models = models;
    }

    /**
     * How she stands, and stood before her latest work on the concept.
     *
     * @param chanceBefore as she left the work before that; 0 if there was none
     */
    public record Moved(Standing standing, DoubleSupplier chanceBefore) {
        /** Of a concept that was answered too seldom to matter. */
        public static final Moved NOTHING = new Moved(Standing.NOTHING, () -> 1);

        /** The same if the last answers had earned these credits, 0..1. */
        public Moved withLast(List<Double> credits) {
            return new Moved(standing.withLast(credits), chanceBefore);
        }
    }

    /** By concept, with all answers so far. All that she ever answered is read only if a chance is asked for. */
    public Map<String, Moved> at(Instant moment, String studentId, List<String> conceptIds) {
        Later student = new Later(studentId);
        Map<String, Moved> moved = new HashMap<>();
        for (String concept : conceptIds) {
            Standing standing =
                    new Standing(answers.latestOn(studentId, concept), () -> student.chance(concept, moment));
            moved.put(concept, new Moved(standing, () -> student.chanceBefore(concept)));
        }
        return moved;
    }

    /**
     * What was true after each submission of a span, by the version of the model that holds now.
     *
     * @return by the submission's id and the concept's, with a blank between
     */
    public Map<String, Standing> afterEach(String classId, Instant from, Instant to) {
        Map<String, Standing> standings = new HashMap<>();
        NamedModel model = models.success(models.current());
        NamedModel.Student student = model.begin();
        Map<String, List<Boolean>> right = new HashMap<>();
        List<Answered> given = answers.ofClass(classId);
        for (int i = 0; i < given.size(); i++) {
            Answered answer = given.get(i);
            if (i == 0 || !given.get(i - 1).studentId().equals(answer.studentId())) {
                student = model.begin();
                right.clear();
            }
            answer.moves(student);
            right.computeIfAbsent(answer.conceptId(), _ -> new ArrayList<>()).add(answer.isSuccess());
            boolean last =
                    i + 1 == given.size() || !given.get(i + 1).gradingId().equals(answer.gradingId());
            if (last && !answer.at().isBefore(from) && answer.at().isBefore(to)) {
                for (int k = i; k >= 0 && given.get(k).gradingId().equals(answer.gradingId()); k--) {
                    String concept = given.get(k).conceptId();
                    double chance = student.predict(concept, "", answer.at().getEpochSecond())
                            .chance();
                    standings.put(
                            answer.gradingId() + " " + concept,
                            new Standing(List.copyOf(right.getOrDefault(concept, List.of())), () -> chance));
                }
            }
        }
        return standings;
    }

    /** A student whose answers are read and gone through when first needed. */
    private final class Later {
        private final String studentId;
        private @Nullable List<Answered> given;
        private NamedModel.@Nullable Student student;

        Later(String studentId) {
            this.studentId = studentId;
        }

        double chance(String concept, Instant moment) {
            if (student == null) {
                student = after(given());
            }
            return student.predict(concept, "", moment.getEpochSecond()).chance();
        }

        double chanceBefore(String concept) {
            List<Answered> all = given();
            String latest = all.stream()
                    .filter(answer -> answer.conceptId().equals(concept))
                    .reduce((_, later) -> later)
                    .map(Answered::gradingId)
                    .orElse("");
            List<Answered> before = all.stream()
                    .takeWhile(answer -> !answer.gradingId().equals(latest))
                    .toList();
            return before.isEmpty()
                    ? 0
                    : after(before)
                            .predict(concept, "", before.getLast().at().getEpochSecond())
                            .chance();
        }

        private List<Answered> given() {
            if (given == null) {
                given = answers.ofStudent(studentId);
            }
            return given;
        }

        private NamedModel.Student after(List<Answered> some) {
            NamedModel.Student begun = models.success(models.current()).begin();
            some.forEach(answer -> answer.moves(begun));
            return begun;
        }
    }
}
