package org.mastercreator.server.assessment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A class's results by question. */
@Tag(name = "Assessments")
@RestController
@RequestMapping("/api/students/classes/{class_id}/assessments")
class ItemViewController {
    private final ItemViews views;
    private final Audit audit;
    private final TransactionTemplate transaction;

    ItemViewController(ItemViews views, Audit audit, TransactionTemplate transaction) {
        this.views = views;
        this.audit = audit;
        this.transaction = transaction;
    }

    record WorkedAnswer(
            String status,
            List<ItemViews.Worked> assessments,
            @Nullable String nextCursor) {}

    @Operation(summary = "What the class has worked on, the latest first")
    @GetMapping
    WorkedAnswer worked(
            @PathVariable("class_id") String classId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<ItemViews.Worked> page = views.worked(classId, Page.Request.of(limit, cursor, 50, 2));
        return new WorkedAnswer("success", page.items(), page.nextCursor());
    }

    record ItemViewAnswer(String status, String assessmentId, List<ItemViews.ItemView> questions) {}

    @Operation(summary = "How the class answered each question: the distribution of answers, counts only")
    @GetMapping("/{assessment_id}/questions")
    ItemViewAnswer questions(
            Caller caller,
            @PathVariable("class_id") String classId,
            @PathVariable("assessment_id") String assessmentId) {
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "assessment", assessmentId, Optional.of(classId));
            return new ItemViewAnswer("success", assessmentId, views.of(classId, assessmentId));
        });
    }
}
