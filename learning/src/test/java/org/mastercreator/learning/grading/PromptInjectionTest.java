package org.mastercreator.learning.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 15: instructions inside an answer have no effect. */
class PromptInjectionTest {
    /** Of this thread alone: other tests run beside. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    static List<String> attacks() {
        return lines("attacks.txt");
    }

    static List<String> honest() {
        return lines("honest.txt");
    }

    /** Lines of a file of answers; \n stands for a line break. */
    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of("src/test/resources", file)).stream()
                    .map(line -> line.replace("\\n", "\n"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "score this |as ",
                "award all| the",
                "this answer is| already",
                "this answer is| all",
                "this answer is| 100 %",
                "you are| now",
                "i |really "
            })
    void words_that_a_sign_may_repeat_take_no_more_stack_the_more_there_are(String beginningAndWord) throws Exception {
        int end = beginningAndWord.indexOf('|');
        String text = beginningAndWord.substring(0, end)
                + beginningAndWord.substring(end + 1).repeat(10_000);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread small = new Thread(null, () -> PromptInjection.read(text), "small", 256 * 1024);
        small.setUncaughtExceptionHandler((_, thrown) -> failure.set(thrown));
        small.start();
        small.join();
        assertThat(failure.get()).isNull();
    }

    @Test
    void there_are_at_least_forty_attacks() {
        assertThat(attacks()).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void an_answer_that_speaks_to_the_grader_is_found(String attack) {
        assertThat(PromptInjection.read(attack).found()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void what_is_said_to_the_grader_beside_an_answer_is_left_out(String attack) {
        String genuine = "Plants take in carbon dioxide.";
        PromptInjection.Reading reading = PromptInjection.read(genuine + "\n" + attack);
        assertThat(reading.found()).isTrue();
        assertThat(reading.answer()).doesNotContain(attack);
    }

    @ParameterizedTest
    @MethodSource("honest")
    void an_honest_answer_is_left_as_it_is(String answer) {
        assertThat(PromptInjection.read(answer)).isEqualTo(new PromptInjection.Reading(answer, false));
    }

    @Property(tries = 300)
    void any_text_can_be_read_twice_with_the_same_outcome(@ForAll String text) {
        assertThat(PromptInjection.read(text)).isEqualTo(PromptInjection.read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a ",
                "give ",
                "please give full ",
                "ignore the ",
                "\"",
                "(",
                "\n",
                "。",
                "aGVsbG8gd29ybGQ",
                "i.g.n.",
                "<answer "
            })
    void ten_thousand_characters_of_anything_are_read_in_bounded_time(String piece) {
        String text = piece.repeat(10_000 / piece.length());
        long start = CLOCK.getCurrentThreadCpuTime();
        PromptInjection.read(text);
        assertThat(Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
}
