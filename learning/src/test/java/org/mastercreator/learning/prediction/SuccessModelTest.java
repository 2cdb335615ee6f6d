package org.mastercreator.learning.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.mastercreator.learning.answers.AnswerLog;
import org.mastercreator.learning.answers.AnswerLogBuilder;

class SuccessModelTest {
    private static final int QUESTIONS = 30;
    private static final SuccessModel TAUGHT = SuccessModel.fit(answers(200, 1));

    /** Question q is the harder the higher q; concept q mod 3. */
    private static AnswerLog answers(int students, long seed) {
        Random random = new Random(seed);
        AnswerLogBuilder log = new AnswerLogBuilder();
        for (int student = 0; student < students; student++) {
            double ability = random.nextGaussian();
            for (int i = 0; i < 40; i++) {
                int question = random.nextInt(QUESTIONS);
                double chance = 1 / (1 + Math.exp(-(1.5 + ability - 3.0 * question / QUESTIONS)));
                log.add(student, question % 3, question, random.nextDouble() < chance, 60L * i);
            }
        }
        return log.build();
    }

    @Test
    void what_is_a_long_pause_does_not_depend_on_when_other_students_answered() {
        AnswerLogBuilder log = new AnswerLogBuilder();
        for (int student = 0; student < 20; student++) {
            log.add(student, 0, AnswerLog.NO_QUESTION, true, 1_000_000L * student);
        }
        log.add(0, 0, AnswerLog.NO_QUESTION, true, 60);
        assertThat(SuccessModel.fit(log.build()).longPause()).isEqualTo(50 * 60);
    }

    private static StudentState after(SuccessModel model, boolean... right) {
        StudentState student = new StudentState();
        for (int i = 0; i < right.length; i++) {
            model.take(student, i % 3, i % QUESTIONS, 60L * i, right[i]);
        }
        return student;
    }

    @Property(tries = 200)
    void a_chance_is_a_probability_whatever_was_answered(
            @ForAll @Size(max = 300) boolean[] right,
            @ForAll @IntRange(max = 50) int concept,
            @ForAll @IntRange(min = -1, max = 100) int question,
            @ForAll @LongRange(min = 0) long time) {
        for (SuccessModel model : new SuccessModel[] {TAUGHT, SuccessModel.fit(AnswerLog.empty())}) {
            assertThat(model.chance(after(model, right), concept, question, time))
                    .isGreaterThan(0)
                    .isLessThan(1);
        }
    }

    @Property(tries = 200)
    void the_reasons_add_up_to_the_chance(
            @ForAll @Size(max = 60) boolean[] right, @ForAll @IntRange(max = 29) int question) {
        StudentState student = after(TAUGHT, right);
        Prediction prediction = TAUGHT.predict(student, question % 3, question, 5_000);
        double sum = prediction.reasons().stream().mapToDouble(Reason::logOdds).sum();
        assertThat(prediction.chance())
                .isCloseTo(TAUGHT.chance(student, question % 3, question, 5_000), within(1e-9))
                .isCloseTo(LogOdds.chance(Math.log(prediction.usual() / (1 - prediction.usual())) + sum), within(1e-9));
    }

    @Property(tries = 100)
    void one_student_never_moves_another(@ForAll @Size(min = 1, max = 40) boolean[] right) {
        StudentState untouched = after(TAUGHT, true, false);
        double before = TAUGHT.chance(untouched, 0, 0, 0);
        after(TAUGHT, right);
        assertThat(TAUGHT.chance(untouched, 0, 0, 0)).isEqualTo(before);
    }

    @Test
    void it_has_learned_which_questions_are_hard() {
        StudentState student = after(TAUGHT, true, true, false);
        assertThat(TAUGHT.chance(student, 0, 0, 200)).isGreaterThan(TAUGHT.chance(student, 0, 27, 200) + 0.2);
        assertThat(TAUGHT.predict(student, 0, 27, 200).reasons())
                .filteredOn(reason -> reason.evidence() == Evidence.QUESTION)
                .singleElement()
                .satisfies(reason -> assertThat(reason.points()).isNegative());
    }

    @Test
    void a_student_who_answers_well_elsewhere_is_expected_to_do_better_here() {
        SuccessModel blank = SuccessModel.fit(AnswerLog.empty());
        StudentState strong = new StudentState();
        StudentState weak = new StudentState();
        for (int i = 0; i < 12; i++) {
            blank.take(strong, 1, -1, 0, true);
            blank.take(weak, 1, -1, 0, false);
        }
        assertThat(blank.chance(strong, 0, -1, 0)).isGreaterThan(blank.chance(weak, 0, -1, 0) + 0.2);
    }

    /** Of those who come from concept 0 most get concept 2 right, of those who come from concept 1 few. */
    @Test
    void what_was_practised_before_a_concept_counts_and_is_a_reason() {
        Random random = new Random(5);
        AnswerLogBuilder log = new AnswerLogBuilder();
        for (int student = 0; student < 300; student++) {
            for (int i = 0; i < 4; i++) {
                log.add(student, student % 2, -1, random.nextBoolean(), 0);
            }
            for (int i = 0; i < 2; i++) {
                log.add(student, 2, -1, random.nextDouble() < (student % 2 == 0 ? 0.8 : 0.3), 0);
            }
        }
        SuccessModel model = SuccessModel.fit(log.build());
        StudentState easy = new StudentState();
        StudentState hard = new StudentState();
        for (int i = 0; i < 4; i++) {
            model.take(easy, 0, -1, 0, i % 2 == 0);
            model.take(hard, 1, -1, 0, i % 2 == 0);
        }
        assertThat(model.chance(easy, 2, -1, 0)).isGreaterThan(model.chance(hard, 2, -1, 0) + 0.2);
        model.take(hard, 2, -1, 0, false);
        assertThat(model.predict(hard, 2, -1, 0).reasons())
                .filteredOn(reason -> reason.evidence() == Evidence.CAME_FROM)
                .singleElement()
                .satisfies(reason -> assertThat(reason.points()).isLessThan(-5));
    }

    @Test
    void the_same_answers_teach_the_same_whatever_the_number_of_threads() throws Exception {
        AnswerLog log = answers(80, 2);
        double many = SuccessModel.fit(log).chance(new StudentState(), 0, 0, 0);
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            double single = one.submit(() -> SuccessModel.fit(log).chance(new StudentState(), 0, 0, 0))
                    .get();
            assertThat(single).isEqualTo(many);
        }
    }

    @Test
    void learning_from_answers_moves_a_question_towards_what_was_seen() {
        SuccessModel model = SuccessModel.fit(answers(50, 3));
        double before = model.chance(new StudentState(), 0, 0, 0);
        for (int i = 0; i < 200; i++) {
            model.learn(new StudentState(), 0, 0, false);
        }
        assertThat(model.chance(new StudentState(), 0, 0, 0)).isLessThan(before - 0.2);
    }

    @Test
    void a_student_with_a_hundred_concepts_is_remembered_in_under_four_kilobytes() {
        StudentState student = new StudentState();
        for (int i = 0; i < 1_000; i++) {
            TAUGHT.take(student, i % 100, i % 500, 60L * i, i % 3 != 0);
        }
        assertThat(student.bytes()).isLessThan(4 * 1024);
    }
}
