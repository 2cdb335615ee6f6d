package org.mastercreator.evaluate.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastercreator.evaluate.WrongUse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GradingCommandTest {
    private static final String HEADER = "label\tquestion_id\tquestion\treference_answer\tstudent_answer\n";

    @TempDir
    Path directory;

    private Path file(String name, int from, int to) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = from; i < to; i++) {
            text.append("correct\tq1\tWhere does a tree's mass come from?\tFrom the carbon dioxide of the air\t")
                    .append("it takes carbon dioxide from air number ")
                    .append(i)
                    .append('\n');
            text.append("contradictory\tq1\tWhere does a tree's mass come from?\tFrom the carbon dioxide of the air\t")
                    .append("it eats the soil with its roots ")
                    .append(i)
                    .append('\n');
        }
        return Files.writeString(directory.resolve(name), text);
    }

    private static JsonNode run(Object... arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> given = new ArrayList<>();
        for (Object argument : arguments) {
            given.add(argument.toString());
        }
        GradingCommand.run(given, new PrintStream(out, true, StandardCharsets.UTF_8));
        return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void what_teachers_graded_before_decides_about_answers_like_it() throws IOException {
        JsonNode row = run("--train", file("train", 0, 8), "--test", file("test", 8, 11), "--json");
        assertThat(row.path("answers").asInt()).isEqualTo(6);
        assertThat(row.path("accuracy").asDouble()).isEqualTo(1);
        assertThat(row.path("macro_f1").asDouble()).isEqualTo(1);
        assertThat(row.path("ms_per_answer").asDouble()).isPositive();
    }

    @Test
    void a_test_file_that_was_learned_from_is_not_taken_for_new_answers() throws IOException {
        Path train = file("train", 0, 8);
        assertThat(run("--train", train, "--test", file("new", 8, 10), "--json")
                        .path("answers_in_train")
                        .asDouble())
                .isZero();
        assertThat(run("--train", train, "--test", file("half", 6, 10), "--json")
                        .path("answers_in_train")
                        .asDouble())
                .isEqualTo(0.5);
        assertThat(run("--train", train, "--test", train, "--json")
                        .path("answers_in_train")
                        .asDouble())
                .isEqualTo(1);
    }

    @Test
    void folds_by_answers_need_no_test_file_and_give_the_same_twice() throws IOException {
        Path train = file("train", 0, 8);
        JsonNode once = run("--train", train, "--leave-out", "answers", "--folds", 4, "--json");
        assertThat(once.path("answers").asInt()).isEqualTo(16);
        assertThat(run("--train", train, "--leave-out", "answers", "--folds", 4, "--json"))
                .isEqualTo(once);
    }

    @Test
    void a_teacher_who_grades_what_is_sent_has_less_to_grade_than_what_was_sent_at_first() throws IOException {
        Path test = file("test", 0, 12);
        JsonNode alone = run("--test", test, "--json");
        JsonNode besideTeacher = run("--test", test, "--teacher", 24, "--json");
        assertThat(besideTeacher.path("answers").asInt()).isEqualTo(24);
        assertThat(besideTeacher.path("review_share").asDouble())
                .isPositive()
                .isLessThan(alone.path("review_share").asDouble());
        assertThat(besideTeacher.path("accuracy_of_rest").asDouble()).isEqualTo(1);
        assertThatThrownBy(() -> run("--test", test, "--teacher", "0"))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("--teacher");
    }

    @Test
    void figures_are_those_of_the_definitions() {
        GradedText right = new GradedText("q", "", "", "a", 1);
        GradedText half = new GradedText("q", "", "", "b", 0.5);
        GradedText wrong = new GradedText("q", "", "", "c", 0);
        Judged.Figures figures = Judged.Figures.of(List.of(
                new Judged(right, 1, 0.9, false),
                new Judged(right, 0, 0.6, true),
                new Judged(half, 0.5, 0.9, false),
                new Judged(wrong, 0, 0.9, false)));
        assertThat(figures.accuracy()).isEqualTo(0.75);
        assertThat(figures.macroF1()).isEqualTo((2.0 / 3 + 0.8) / 2);
        assertThat(figures.review()).isEqualTo(0.25);
        assertThat(figures.accuracyOfRest()).isEqualTo(1);
        assertThat(Judged.Sure.of(List.of(new Judged(right, 1, 0.9, false), new Judged(right, 0, 0.6, true)), 0.8))
                .isEqualTo(new Judged.Sure(0.5, 1));
        assertThat(figures.pearson()).isBetween(0.4, 0.7);
    }

    @Test
    void a_label_may_be_a_share_of_the_points_and_labels_of_another_format_are_refused() throws IOException {
        String row = "%s\tq\tWhy?\tBecause\tso\n";
        assertThat(TextFile.read(
                        "f",
                        new BufferedReader(new StringReader(HEADER
                                + row.formatted("1")
                                + row.formatted("0.5")
                                + row.formatted("0")
                                + row.formatted("Correct")
                                + row.formatted("off topic")))))
                .extracting(GradedText::fraction)
                .containsExactly(1.0, 0.5, 0.0, 1.0, 0.0);
        assertThatThrownBy(() -> TextFile.read(
                        "f",
                        new BufferedReader(
                                new StringReader(HEADER + row.formatted("richtig") + row.formatted("falsch")))))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("richtig");
    }

    @Test
    void a_file_of_another_encoding_or_with_other_marks_is_refused_and_a_header_in_capitals_is_not()
            throws IOException {
        String row = "%s\tq\tWhy?\tBecause\tso\n";
        assertThat(TextFile.read(
                        "f",
                        new BufferedReader(
                                new StringReader(HEADER.toUpperCase(Locale.ROOT) + row.formatted("correct")))))
                .hasSize(1);
        assertThatThrownBy(() -> TextFile.read(
                        "f",
                        new BufferedReader(new StringReader(HEADER + row.formatted("correct") + row.formatted("7")))))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("7");
        Path latin = Files.writeString(
                directory.resolve("latin"), HEADER + row.formatted("caf\u00e9"), StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> TextFile.read(latin))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("UTF-8");
        Path empty = Files.writeString(directory.resolve("empty"), HEADER);
        assertThatThrownBy(() -> run("--test", empty))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining(empty.toString());
    }

    @Test
    void a_file_without_a_column_or_with_a_broken_line_is_refused_by_name() {
        assertThatThrownBy(() -> TextFile.read("f", new BufferedReader(new StringReader("label\tquestion\n"))))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("question_id");
        assertThatThrownBy(() -> TextFile.read("f", new BufferedReader(new StringReader(HEADER + "correct\tq\n"))))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> run("--json")).isInstanceOf(WrongUse.class).hasMessageContaining("--test");
    }
}
