package org.mastercreator.server.sample;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.GradedAssessment;
import org.mastercreator.server.assessment.Grades;
import org.mastercreator.server.assessment.PastWork;
import org.mastercreator.server.review.Reviews;
import org.mastercreator.server.review.Verdict;
import org.mastercreator.server.security.Caller;
import org.mastercreator.server.security.Role;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * What students wrote at the end of the last lesson. The grader is not sure of all of it, one student asks for her
 * teacher, and the teacher has begun to review: so who tries the product has something to go on with.
 */
@Component
class SampleWriting {
    private static final TypeReference<List<Ticket>> TICKETS = new TypeReference<>() {};
    private static final long MILLISECONDS_A_LETTER = 700;

    private final PastWork pastWork;
    private final Reviews reviews;
    private final JsonMapper json;

    SampleWriting(PastWork pastWork, Reviews reviews, JsonMapper json) {
        this.pastWork = pastWork;
        this.reviews = reviews;
        this.json = json;
    }

    /** One written question of the bank, some minutes after the last check began, and who answered what. */
    record Ticket(String assessmentId, String title, String questionId, int minutesAfter, List<Written> answers) {}

    /**
     * @param decision what the teacher says about it, if she has looked at it already
     * @param asks what the student writes to her, if she wants her to look at it
     */
    record Written(
            String studentId,
            String answer,
            @Nullable Decision decision,
            @Nullable String asks) {}

    record Decision(double points, String feedback, String reason) {}

    private record Handed(Written written, GradedAssessment graded) {}

    List<Ticket> tickets() {
        return SampleFile.read("written.json", TICKETS, json);
    }

    /** All hand in, then the teacher looks at some. */
    void handIn(Caller teacher, String classId, Ticket ticket, Instant at) {
        List<Handed> handed = ticket.answers().stream()
                .map(written -> new Handed(written, handIn(teacher, ticket, written, at)))
                .toList();
        handed.forEach(one -> settle(teacher, classId, ticket, one));
    }

    private GradedAssessment handIn(Caller teacher, Ticket ticket, Written written, Instant at) {
        long took = written.answer().length() * MILLISECONDS_A_LETTER;
        return pastWork.add(
                teacher,
                ticket.assessmentId(),
                written.studentId(),
                Map.of(ticket.questionId(), new PastWork.PastAnswer(StringNode.valueOf(written.answer()), took)),
                at.plusMillis(took));
    }

    private void settle(Caller teacher, String classId, Ticket ticket, Handed handed) {
        Grades.Place place = new Grades.Place(handed.graded().gradingId(), ticket.questionId());
        Written written = handed.written();
        if (written.decision() != null) {
            Decision decision = written.decision();
            reviews.decide(
                    teacher,
                    classId,
                    new Verdict(
                            place,
                            0,
                            Optional.of(decision.points()),
                            Map.of(),
                            Optional.of(decision.feedback()),
                            decision.reason(),
                            false));
        }
        boolean waits = handed.graded().questionResults().getFirst().needsReview();
        if (written.asks() != null && !waits) {
            reviews.ask(herself(written.studentId()), written.studentId(), place, Optional.of(written.asks()));
        }
    }

    private static Caller herself(String studentId) {
        return new Caller(
                studentId, studentId, Role.STUDENT, Optional.of(studentId), Optional.empty(), Instant.MAX, false);
    }
}
