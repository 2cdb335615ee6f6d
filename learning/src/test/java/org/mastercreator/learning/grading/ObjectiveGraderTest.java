package org.mastercreator.learning.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectiveGraderTest {
    private static final List<Key> KEYS = List.of(
            new Key.MultipleChoice("b"),
            new Key.TrueFalse(true),
            new Key.MultipleSelect(Set.of("a", "c", "d")),
            new Key.Numeric(50, 0.5),
            new Key.Matching(Map.of("Nucleus", "DNA", "Ribosome", "proteins", "Membrane", "border")));

    @Property
    void every_text_gets_the_same_grade_twice_for_every_key(@ForAll String text) {
        for (Key key : KEYS) {
            Grade grade = ObjectiveGrader.grade(key, new Answer.Text(text));
            assertThat(grade.verdict().fraction()).isBetween(0.0, 1.0);
            assertThat(grade).isEqualTo(ObjectiveGrader.grade(key, new Answer.Text(text)));
        }
    }

    @Property
    void every_choice_and_every_match_gets_a_grade(@ForAll Set<String> chosen, @ForAll Map<String, String> pairs) {
        for (Key key : KEYS) {
            for (Answer answer : List.of(new Answer.Choices(chosen), new Answer.Pairs(pairs), new Answer.Flag(false))) {
                assertThat(ObjectiveGrader.grade(key, answer).verdict().fraction())
                        .isBetween(0.0, 1.0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", " ", "1,", "1 ", "/", "\uD800", "\uFDFA", "⁵", "½", "e1", "-", "\u0301"})
    void ten_thousand_of_anything_are_graded_at_once(String piece) {
        String text = piece.repeat(10_000);
        long start = System.nanoTime();
        for (Key key : KEYS) {
            ObjectiveGrader.grade(key, new Answer.Text(text));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void nothing_given_is_not_answered_rather_than_wrong() {
        for (Key key : KEYS) {
            for (Answer empty : List.of(
                    new Answer.None(),
                    new Answer.Text(" \n"),
                    new Answer.Choices(Set.of()),
                    new Answer.Pairs(Map.of()))) {
                assertThat(ObjectiveGrader.grade(key, empty).verdict()).isEqualTo(new Verdict.NotAnswered());
            }
        }
    }

    @Test
    void a_choice_is_right_in_any_case_or_as_the_only_one_of_a_list() {
        Key key = new Key.MultipleChoice("b");
        assertThat(verdict(key, new Answer.Text(" B "))).isEqualTo(new Verdict.Correct());
        assertThat(verdict(key, new Answer.Choices(Set.of("b")))).isEqualTo(new Verdict.Correct());
        assertThat(verdict(key, new Answer.Choices(Set.of("a", "b")))).isEqualTo(new Verdict.Incorrect());
    }

    @Test
    void true_and_false_are_read_as_flag_and_as_word() {
        assertThat(verdict(new Key.TrueFalse(false), new Answer.Flag(false))).isEqualTo(new Verdict.Correct());
        assertThat(verdict(new Key.TrueFalse(false), new Answer.Text("False"))).isEqualTo(new Verdict.Correct());
        assertThat(verdict(new Key.TrueFalse(false), new Answer.Text("perhaps")))
                .isEqualTo(new Verdict.Incorrect());
    }

    @Test
    void several_choices_earn_right_minus_wrong() {
        Key key = new Key.MultipleSelect(Set.of("a", "c", "d"));
        assertThat(verdict(key, new Answer.Choices(Set.of("a", "c", "d")))).isEqualTo(new Verdict.Correct());
        assertThat(verdict(key, new Answer.Choices(Set.of("a", "c"))).fraction())
                .isCloseTo(2 / 3.0, within(1e-12));
        assertThat(verdict(key, new Answer.Choices(Set.of("a", "b", "c", "d", "e")))
                        .fraction())
                .isCloseTo(1 / 3.0, within(1e-12));
        assertThat(verdict(key, new Answer.Choices(Set.of("a", "b", "e")))).isEqualTo(new Verdict.Incorrect());
    }

    @Test
    void matching_earns_right_minus_wrong_and_an_open_pair_costs_only_itself() {
        Key key = new Key.Matching(Map.of("1", "a", "2", "b", "3", "c", "4", "d"));
        assertThat(verdict(key, new Answer.Pairs(Map.of("1", "a", "2", "b"))).fraction())
                .isEqualTo(0.5);
        assertThat(verdict(key, new Answer.Pairs(Map.of("1", "a", "2", "b", "3", "c", "4", "x")))
                        .fraction())
                .isEqualTo(0.5);
        assertThat(verdict(key, new Answer.Pairs(Map.of("1", "b", "2", "a")))).isEqualTo(new Verdict.Incorrect());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,200|1200",
                "1 200|1200",
                "1,234,567.5|1234567.5",
                "1.2e3|1200",
                "3/4|0.75",
                "3 / 4|0.75",
                "1 1/2|1.5",
                "1½|1.5",
                "½|0.5",
                "0,5|0.5",
                "1,5|1.5",
                ".5|0.5",
                "−2.5|-2.5",
                "–2|-2",
                "+7|7",
                "5 km|5",
                "5 m²|5",
                "9.81 m s⁻²|9.81",
                "6 × 10³|6000",
                "2*10^-2|0.02",
                "$5|5",
                "50%|50",
                "٥٠|50",
                "５０|50",
                "20 ℃|20",
                "12 and a half|12.5",
                "3 quarters|0.75",
                "2 million|2000000",
                "1.5 million people|1500000",
                "-3 thousand|-3000",
                "twelve and a half|12.5",
                "twelve and a half grams|12.5",
                "two and three quarters|2.75",
                "Three quarters of it|0.75",
                "half|0.5",
                "half a litre|0.5",
                "a third|0.3333333333",
                "two thirds|0.6666666667",
                "twelve point five|12.5",
                "zero point two five|0.25",
                "point five|0.5",
                "two dozen|24",
                "a dozen|12",
                "a hundred|100",
                "two hundred thousand|200000",
                "two and a half million|2500000",
                "half a million|500000",
                "minus twelve|-12",
                "negative three and a half|-3.5",
                "twelve metres per second|12"
            })
    void a_number_is_read_the_way_a_teacher_would(String written, double value) {
        assertThat(WrittenNumber.of(written).orElseThrow()).isCloseTo(value, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = 12",
                "= 12",
                "m=12 kg",
                "about 12",
                "About 12 g",
                "approx. 12",
                "≈12",
                "~ 12",
                "It is 12",
                "it's 12",
                "The answer is: 12",
                "answer: x = about 12",
                "twelve",
                "Twelve grams",
                "about twelve",
                "12?"
            })
    void what_only_says_that_a_number_comes_and_whole_numbers_in_words_are_read(String written) {
        assertThat(WrittenNumber.of(written)).hasValue(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not 12",
                "x",
                "E = mc2",
                "about",
                "twelve or thirteen",
                "twelve half",
                "twelve halves and a third",
                "twelve 5",
                "12 or thirteen",
                "12 or a dozen",
                "12 third",
                "two hundred and three quarters",
                "third",
                "minus",
                "point",
                "and a half",
                "x = y = z",
                "about 12 or 13",
                "aboutt 12",
                "twelve people came to the party in all"
            })
    void what_may_be_another_number_is_none(String written) {
        assertThat(WrittenNumber.of(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 or 6", "5-7", "1.2.3", "1,2,3", "12:30", "3/0", "1e999", "NaN", "km", "-", "5²", ""})
    void what_is_no_single_number_is_none(String written) {
        assertThat(WrittenNumber.of(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is its mass in grams?|12.5 g|12.5",
                "What is its mass in grams?|12.5 kg|12500",
                "What is its mass in grams?|0.0125 kg|12.5",
                "What is its mass in grams?|0.0125 Kilograms.|12.5",
                "What is its mass in grams?|twelve and a half kilograms|12500",
                "What is its mass in grams?|12.5|12.5",
                "What is its mass in grams?|12.5 apples|12.5",
                "What is its mass in grams?|12.5 newtons|12.5",
                "What is its mass (g)?|12500 mg|12.5",
                "Its mass [in kg] is|500 g|0.5",
                "How many grams are in 2 kg?|2 kg|2000",
                "Convert 500 g to kg.|500 g|0.5",
                "A car drives 36 km in 30 min. How fast is it in m/s?|72 km/h|20",
                "How fast is it in metres per second?|72 km per hour|20",
                "How fast is it in m/s?|20 m s⁻¹|20",
                "What is the area in cm²?|1 m²|10000",
                "What is the area in square centimetres?|1 square metre|10000",
                "How many litres?|500 cm³|0.5",
                "What is the current in mA?|0.2 A|200",
                "What is the wavelength in µm?|500 nm|0.5",
                "What is its mass?|12.5 kg|12.5",
                "What is its mass in grams or in kilograms?|12.5 kg|12.5",
                "How warm is it in °C?|20 K|20"
            })
    void a_number_counts_in_the_unit_that_the_question_asks_for(String question, String written, double value) {
        assertThat(WrittenNumber.of(written, Unit.askedFor(question)).orElseThrow())
                .isCloseTo(value, within(1e-9));
    }

    @Test
    void the_tolerance_holds_at_its_edge_in_spite_of_binary_fractions() {
        Key key = new Key.Numeric(3.2, 0.1);
        assertThat(verdict(key, new Answer.Text("3.1"))).isEqualTo(new Verdict.Correct());
        assertThat(verdict(key, new Answer.Text("3.3 cm"))).isEqualTo(new Verdict.Correct());
        assertThat(verdict(key, new Answer.Text("3.301"))).isEqualTo(new Verdict.Incorrect());
        assertThat(verdict(new Key.Numeric(0.1, 1000), new Answer.Text("1000.1")))
                .isEqualTo(new Verdict.Correct());
    }

    @Test
    void a_key_against_which_nothing_can_be_graded_is_refused() {
        assertThatThrownBy(() -> new Key.MultipleSelect(Set.of())).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new Key.Matching(Map.of())).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new Key.Numeric(Double.NaN, 0)).hasMessageContaining("finite");
        assertThatThrownBy(() -> new Key.Numeric(1, -1)).hasMessageContaining("tolerance");
        assertThatThrownBy(() -> new Key.Criterion("c", "d", 0)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> new Verdict.Partial(1)).hasMessageContaining("between 0 and 1");
        Key written = new Key.Constructed(List.of(), List.of());
        assertThatThrownBy(() -> ObjectiveGrader.grade(written, new Answer.Text("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Verdict verdict(Key key, Answer answer) {
        return ObjectiveGrader.grade(key, answer).verdict();
    }
}
