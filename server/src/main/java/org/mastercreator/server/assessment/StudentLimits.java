package org.mastercreator.server.assessment;

import java.util.List;
import java.util.function.Consumer;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.security.Caller;

/** What stands between a student and handing in a stored assessment: whether, when and how often she may. */
public interface StudentLimits {
    /**
     * Hands in for the student who calls; what she has under way, or an attempt that begins and ends now.
     *
     * @param inTransaction is called with the result inside the transaction, just before it commits
     * @throws Problem.Limited if it is not assigned to her, not open, over or used up
     */
    GradedAssessment handIn(
            Caller student,
            String assessmentId,
            List<ResponseBody> responses,
            Consumer<GradedAssessment> inTransaction);
}
