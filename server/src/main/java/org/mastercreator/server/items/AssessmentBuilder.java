package org.mastercreator.server.items;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mastercreator.server.assessment.QuestionBody;
import org.mastercreator.server.assessment.QuestionCheck;
import org.mastercreator.server.assessment.Quizzes;
import org.mastercreator.server.http.Ids;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.mastery.Masteries;
import org.springframework.stereotype.Component;

/**
 * Makes the questions of an assessment out of items and own questions. They are copies: a later version of an item does
 * not change an assessment, and a question that an assessment keeps is kept as it stands there.
 */
@Component
class AssessmentBuilder {
    private final Items items;
    private final QuestionCheck check;
    private final Masteries masteries;
    private final Ids ids;

    AssessmentBuilder(Items items, QuestionCheck check, Masteries masteries, Ids ids) {
        this.items = items;
        this.check = check;
        this.masteries = masteries;
        this.ids = ids;
    }

    /**
     * What is to be stored.
     *
     * @param before the assessment that is changed, if there is one
     * @throws Problem.Invalid naming every question that cannot be asked
     */
    Quizzes.Draft draft(AssessmentBody body, Optional<Quizzes.Quiz> before) {
        List<AssessmentBody.Chosen> chosen = Objects.requireNonNull(body.questions());
        Drafting drafting = new Drafting(
                items.byId(chosen.stream()
                        .map(AssessmentBody.Chosen::itemId)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .collect(Collectors.toSet())),
                before);
        for (int i = 0; i < chosen.size(); i++) {
            drafting.take(chosen.get(i), "questions[" + i + "]");
        }
        return drafting.done(Objects.requireNonNull(body.title()).strip(), body);
    }

    private final class Drafting {
        private final Map<String, Item> bank;
        private final Map<String, QuestionBody> kept = new HashMap<>();
        private final Map<String, Quizzes.FromItem> origins = new HashMap<>();
        private final List<QuestionBody> questions = new ArrayList<>();
        private final List<Quizzes.FromItem> fromItems = new ArrayList<>();
        private final Set<String> used = new HashSet<>();
        private final List<Problem.FieldError> errors = new ArrayList<>();

        Drafting(Map<String, Item> bank, Optional<Quizzes.Quiz> before) {
            this.bank = bank;
            before.ifPresent(quiz -> {
                quiz.questions().forEach(question -> kept.put(Objects.requireNonNull(question.questionId()), question));
                quiz.items().forEach(origin -> origins.put(origin.itemId(), origin));
            });
        }

        void take(AssessmentBody.Chosen one, String field) {
            if ((one.itemId() == null) == (one.question() == null)) {
                errors.add(new Problem.FieldError(field, "must have either item_id or question"));
            } else if (one.question() != null) {
                own(one.question(), field + ".question");
            } else {
                item(Objects.requireNonNull(one.itemId()), one, field);
            }
        }

        private void own(QuestionBody given, String field) {
            String questionId =
                    given.questionId() == null || given.questionId().isBlank() ? ids.next("qst") : given.questionId();
            QuestionBody question = QuestionCheck.tidy(given.as(questionId, given.pointsPossible()));
            errors.addAll(check.errors(question, field));
            if (question.conceptId() != null
                    && !masteries.unknownConcepts(List.of(question.conceptId())).isEmpty()) {
                errors.add(new Problem.FieldError(field + ".concept_id", "is not a known concept"));
            }
            add(question, field + ".question_id");
        }

        private void item(String itemId, AssessmentBody.Chosen one, String field) {
            Optional<Quizzes.FromItem> origin = Optional.ofNullable(origins.get(itemId))
                    .filter(kept -> one.itemVersion() == null || one.itemVersion() == kept.version());
            Item item = bank.get(itemId);
            if (item == null || (item.archived() && origin.isEmpty())) {
                errors.add(new Problem.FieldError(field + ".item_id", "is not an item of the bank"));
                return;
            }
            int version = origin.map(Quizzes.FromItem::version)
                    .orElse(Objects.requireNonNullElse(one.itemVersion(), item.version()));
            Optional<QuestionBody> found = origin.map(Quizzes.FromItem::questionId)
                    .flatMap(questionId -> Optional.ofNullable(kept.get(questionId)))
                    .or(() -> items.version(itemId, version).map(Item::question));
            if (found.isEmpty()) {
                errors.add(new Problem.FieldError(field + ".item_version", "is not a version of the item"));
                return;
            }
            QuestionBody question = found.get();
            String questionId = Objects.requireNonNull(question.questionId());
            Double points = one.pointsPossible() == null ? question.pointsPossible() : one.pointsPossible();
            fromItems.add(new Quizzes.FromItem(questionId, itemId, version));
            add(question.as(questionId, points), field + ".item_id");
        }

        private void add(QuestionBody question, String field) {
            if (!used.add(Objects.requireNonNull(question.questionId()))) {
                errors.add(new Problem.FieldError(field, "is used twice"));
            }
            questions.add(question);
        }

        Quizzes.Draft done(String title, AssessmentBody body) {
            if (!errors.isEmpty()) {
                throw new Problem.Invalid(errors);
            }
            return new Quizzes.Draft(title, body.timeLimitMinutes(), questions, fromItems);
        }
    }
}
