package org.mastercreator.server.assessment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mastercreator.server.http.Ids;
import org.mastercreator.server.security.Caller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Grades what a batch brings, unless it is graded already and has not changed: a batch may be sent again, or overlap with
 * another. What a teacher decided about an answer stands for the same answer in a row that did change.
 *
 * <p>What there was before is looked up before grading, which may cost money, and again under the student's lock; if
 * other work of hers came in between, the whole is done once more.
 */
@Component
class BatchWork {
    private final EarlierWork earlierWork;
    private final Submissions submissions;
    private final Results results;
    private final Grades grades;
    private final GradeHistory history;
    private final Ids ids;
    private final TransactionTemplate transaction;

    BatchWork(
            EarlierWork earlierWork,
            Submissions submissions,
            Results results,
            Grades grades,
            GradeHistory history,
            Ids ids,
            TransactionTemplate transaction) {
        this.earlierWork = earlierWork;
        this.submissions = submissions;
        this.results = results;
        this.grades = grades;
        this.history = history;
        this.ids = ids;
        this.transaction = transaction;
    }

    /** @param unchanged whether it was graded before, and is not graded again */
    record Done(GradedAssessment graded, boolean unchanged) {}

    /** @param questions with what the student answered */
    record Work(String assessmentId, String studentId, List<Intake.Item> questions) {}

    private static final class OtherWorkMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * Grades one row.
     *
     * @param sameBatch gradings of other rows of the batch, which are other work even if it looks the same
     * @param again whether to grade also what is graded and unchanged
     * @param inTransaction is called with the result inside the transaction, just before it commits
     */
    Done grade(
            Caller caller, Work work, Supplier<List<String>> sameBatch, boolean again, Consumer<Done> inTransaction) {
        while (true) {
            EarlierWork.Earlier earlier = earlier(work, sameBatch.get());
            try {
                return earlier.whole().isPresent() && !again
                        ? leave(work, sameBatch, earlier, inTransaction)
                        : gradeAnew(caller, work, sameBatch, earlier, inTransaction);
            } catch (OtherWorkMeanwhile meanwhile) {
                // Look again.
            }
        }
    }

    private EarlierWork.Earlier earlier(Work work, List<String> sameBatch) {
        return earlierWork.find(work.assessmentId(), work.studentId(), work.questions(), sameBatch);
    }

    private Done leave(
            Work work, Supplier<List<String>> sameBatch, EarlierWork.Earlier earlier, Consumer<Done> inTransaction) {
        return transaction.execute(_ -> {
            grades.lock(List.of(work.studentId()));
            if (!earlier(work, sameBatch.get()).equals(earlier)) {
                throw new OtherWorkMeanwhile();
            }
            Done done = new Done(earlier.whole().flatMap(results::find).orElseThrow(), true);
            inTransaction.accept(done);
            return done;
        });
    }

    private Done gradeAnew(
            Caller caller,
            Work work,
            Supplier<List<String>> sameBatch,
            EarlierWork.Earlier earlier,
            Consumer<Done> inTransaction) {
        List<Done> done = new ArrayList<>();
        var _ = submissions.submit(caller, work.assessmentId(), work.studentId(), work.questions(), true, graded -> {
            List<String> own = new ArrayList<>(sameBatch.get());
            own.add(graded.gradingId());
            if (!earlier(work, own).equals(earlier)) {
                throw new OtherWorkMeanwhile();
            }
            done.add(new Done(keepDecided(graded, earlier.decided()), false));
            inTransaction.accept(done.getLast());
        });
        return done.getLast();
    }

    private GradedAssessment keepDecided(GradedAssessment graded, List<Grades.Place> decided) {
        if (decided.isEmpty()) {
            return graded;
        }
        String batchId = ids.next("dec");
        Map<String, Grades.Graded> kept = grades.find(decided).stream()
                .collect(Collectors.toMap(one -> one.place().questionId(), Function.identity()));
        Map<Grades.Graded, StoredGrade> changes = new LinkedHashMap<>();
        grades.find(kept.keySet().stream()
                        .map(questionId -> new Grades.Place(graded.gradingId(), questionId))
                        .toList())
                .forEach(now -> {
                    Grades.Graded old =
                            Objects.requireNonNull(kept.get(now.place().questionId()));
                    history.carry(batchId, old, now);
                    changes.put(now, old.grade());
                });
        grades.change(changes);
        return results.find(graded.gradingId()).orElseThrow();
    }
}
