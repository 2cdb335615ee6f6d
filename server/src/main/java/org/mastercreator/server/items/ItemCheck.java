package org.mastercreator.server.items;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.mastercreator.server.assessment.QuestionBody;
import org.mastercreator.server.assessment.QuestionCheck;
import org.mastercreator.server.http.JsonNames;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.mastery.Masteries;
import org.mastercreator.server.roster.Accommodation;
import org.springframework.stereotype.Component;

/** Whether an item may go into the bank, wherever it comes from: a form, a table, a package. */
@Component
class ItemCheck {
    private final QuestionCheck questions;
    private final Masteries masteries;
    private final Validator validator;

    ItemCheck(QuestionCheck questions, Masteries masteries, Validator validator) {
        this.questions = questions;
        this.masteries = masteries;
        this.validator = validator;
    }

    /**
     * The item without what its type makes no use of, its question under the item's id.
     *
     * @throws Problem.Invalid naming everything that is wrong with it
     */
    ItemBody checked(ItemBody body, String itemId) {
        List<Problem.FieldError> errors = new ArrayList<>();
        for (ConstraintViolation<ItemBody> violation : validator.validate(body, ItemBody.Checked.class)) {
            errors.add(new Problem.FieldError(
                    JsonNames.snakeCase(violation.getPropertyPath().toString()), violation.getMessage()));
        }
        if (body.question() == null) {
            throw new Problem.Invalid(errors);
        }
        QuestionBody question =
                QuestionCheck.tidy(body.question().as(itemId, body.question().pointsPossible()));
        errors.addAll(questions.errors(question, "question"));
        if (question.conceptId() != null
                && !masteries.unknownConcepts(List.of(question.conceptId())).isEmpty()) {
            errors.add(new Problem.FieldError("question.concept_id", "is not a known concept"));
        }
        if (body.gradeFrom() != null && body.gradeTo() != null && body.gradeFrom() > body.gradeTo()) {
            errors.add(new Problem.FieldError("grade_to", "must not be below grade_from"));
        }
        Set<String> unheard = new TreeSet<>(Objects.requireNonNullElse(body.accommodations(), List.of()));
        unheard.removeAll(Accommodation.codes());
        if (!unheard.isEmpty()) {
            errors.add(new Problem.FieldError("accommodations", "are not known: " + String.join(", ", unheard)));
        }
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
        return body.with(question);
    }
}
