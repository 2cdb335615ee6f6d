package org.mastercreator.learning.difficulty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ItemDifficultyTest {
    private static final ItemDifficulty USUAL = ItemDifficulty.ofConcept(List.of());

    @Provide
    Arbitrary<List<Answers>> answers() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.doubles().between(0, 1))
                .as((expected, count, share) -> new Answers(expected, count, count * share))
                .list()
                .ofMaxSize(12);
    }

    @Property
    void every_estimate_is_finite_and_no_less_certain_than_without_answers(@ForAll("answers") List<Answers> answers) {
        ItemDifficulty item = ItemDifficulty.ofItem(USUAL, answers);
        assertThat(item.logit()).isBetween(-12.0, 12.0);
        assertThat(item.standardError())
                .isPositive()
                .isLessThanOrEqualTo(ItemDifficulty.ofItem(USUAL, List.of()).standardError());
    }

    @Property
    void one_more_wrong_answer_never_makes_a_question_easier_nor_a_right_one_harder(
            @ForAll("answers") List<Answers> answers, @ForAll @DoubleRange(min = 0, max = 1) double expected) {
        double before = ItemDifficulty.ofItem(USUAL, answers).logit();
        assertThat(ItemDifficulty.ofItem(USUAL, with(answers, new Answers(expected, 1, 0)))
                        .logit())
                .isGreaterThanOrEqualTo(before - 1e-8);
        assertThat(ItemDifficulty.ofItem(USUAL, with(answers, new Answers(expected, 1, 1)))
                        .logit())
                .isLessThanOrEqualTo(before + 1e-8);
    }

    @Property
    void answers_count_the_same_one_by_one_or_together(@ForAll("answers") List<Answers> answers) {
        List<Answers> halves = new ArrayList<>();
        for (Answers group : answers) {
            halves.add(new Answers(group.expected(), group.count() / 2, group.right() / 2));
            halves.addFirst(new Answers(group.expected(), group.count() / 2, group.right() / 2));
        }
        ItemDifficulty together = ItemDifficulty.ofItem(USUAL, answers);
        ItemDifficulty apart = ItemDifficulty.ofItem(USUAL, halves);
        assertThat(apart.logit()).isCloseTo(together.logit(), within(1e-7));
        assertThat(apart.standardError()).isCloseTo(together.standardError(), within(1e-7));
    }

    @Property
    void right_for_wrong_turns_the_difficulty_round(@ForAll("answers") List<Answers> answers) {
        List<Answers> turned = answers.stream()
                .map(group -> new Answers(1 - group.expected(), group.count(), group.count() - group.right()))
                .toList();
        assertThat(ItemDifficulty.ofItem(USUAL, turned).logit())
                .isCloseTo(-ItemDifficulty.ofItem(USUAL, answers).logit(), within(1e-7));
    }

    @Property
    void a_question_lies_between_what_its_concept_and_its_own_answers_say(
            @ForAll @DoubleRange(min = -2, max = 2) double concept,
            @ForAll @DoubleRange(min = -2, max = 2) double own,
            @ForAll @DoubleRange(min = 1, max = 500) double count) {
        double share = 1 / (1 + Math.exp(own));
        ItemDifficulty item = ItemDifficulty.ofItem(
                new ItemDifficulty(concept, 0.1), List.of(new Answers(0.5, count, count * share)));
        assertThat(item.logit()).isBetween(Math.min(concept, own) - 1e-6, Math.max(concept, own) + 1e-6);
    }

    @Test
    void the_difficulty_that_made_the_answers_is_found_again_within_its_error() {
        Random random = new Random(7);
        int inside = 0;
        for (int question = 0; question < 200; question++) {
            double truth = 0.7 * random.nextGaussian();
            List<Answers> answers = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                double expected = 0.2 + 0.6 * random.nextDouble();
                double chance = 1 / (1 + Math.exp(truth - Math.log(expected / (1 - expected))));
                answers.add(new Answers(expected, 1, random.nextDouble() < chance ? 1 : 0));
            }
            ItemDifficulty found = ItemDifficulty.ofItem(new ItemDifficulty(0, 0.05), answers);
            inside += Math.abs(found.logit() - truth) <= 1.96 * found.standardError() ? 1 : 0;
        }
        // 95 in 100 are meant; by chance alone 200 of them give 182 to 197.
        assertThat(inside).isBetween(180, 200);
    }

    @Test
    void words_follow_the_figure() {
        assertThat(new ItemDifficulty(0.6, 0.2).level()).isEqualTo(ItemDifficulty.Level.HARD);
        assertThat(new ItemDifficulty(0.1, 0.2).level()).isEqualTo(ItemDifficulty.Level.MEDIUM);
        assertThat(new ItemDifficulty(-0.6, 0.2).level()).isEqualTo(ItemDifficulty.Level.EASY);
        assertThat(new ItemDifficulty(0, 0.2).chanceOfHalfWay()).isEqualTo(0.5);
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> new Answers(1.2, 1, 0)).hasMessage("an expectation must be in [0, 1], was 1.2");
        assertThatThrownBy(() -> new Answers(0.5, 1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Answers(Double.NaN, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Answers> with(List<Answers> answers, Answers one) {
        List<Answers> all = new ArrayList<>(answers);
        all.add(one);
        return all;
    }
}
