package org.mastercreator.server.prediction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
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

    /** By concept, with all answers so far. All that she ever answered is read only if a chance is asked for. */
    public Map<String, Standing> at(Instant moment, String studentId, List<String> conceptIds) {
        Later student = new Later(studentId);
        Map<String, Standing> standings = new HashMap<>();
        for (String concept : conceptIds) {
            DoubleSupplier chance = () -> student.chance(concept, moment);
            standings.put(concept, new Standing(answers.latestOn(studentId, concept), chance));
        }
        return standings;
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

    /** A student whose answers are gone through when first needed. */
    private final class Later {
        private final String studentId;
        private final List<NamedModel.Student> student = new ArrayList<>(1);

        Later(String studentId) {
            this.studentId = studentId;
        }

        double chance(String concept, Instant moment) {
            if (student.isEmpty()) {
                NamedModel.Student begun = models.success(models.current()).begin();
                answers.ofStudent(studentId).forEach(answer -> answer.moves(begun));
                student.add(begun);
            }
            return student.getFirst()
                    .predict(concept, "", moment.getEpochSecond())
                    .chance();
        }
    }
}
