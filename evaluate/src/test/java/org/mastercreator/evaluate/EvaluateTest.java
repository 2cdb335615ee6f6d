package org.mastercreator.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command as a person uses it. */
class EvaluateTest {
    private static final List<String> MODELS = List.of("bkt-fixed", "bkt", "bkt-forget", "best");

    @TempDir
    private Path directory;

    private record Ran(int status, String out, String err) {
        List<JsonNode> rows() {
            return out.lines().map(JsonMapper.shared()::readTree).toList();
        }
    }

    private static Ran evaluate(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Evaluate.run(List.of(arguments), new PrintStream(out, true), new PrintStream(err, true));
        return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Students of different ability who answer easy and hard items of five skills and get better on the way. */
    private String simulated(String name, int students, long seed) throws IOException {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(List.of("user_id,item_id,timestamp,correct,skill_id"));
        for (int student = 0; student < students; student++) {
            double ability = random.nextGaussian();
            for (int answer = 0; answer < 40; answer++) {
                int skill = answer / 8;
                int item = skill * 20 + random.nextInt(20);
                double easy = Math.sin(item * 12.9898) * 1.5;
                double chance = 1 / (1 + Math.exp(-(0.4 + ability + easy + 0.15 * (answer % 8))));
                int correct = random.nextDouble() < chance ? 1 : 0;
                lines.add("s" + student + ",i" + item + "," + answer + "," + correct + ",k" + skill);
            }
        }
        return Files.write(directory.resolve(name), lines).toString();
    }

    @Test
    void it_scores_every_model_and_ours_is_ahead_where_items_and_students_differ() throws IOException {
        Ran ran = evaluate("mastery", "--train", simulated("a", 300, 1), "--test", simulated("b", 150, 2), "--json");
        assertThat(ran.status()).isZero();
        List<JsonNode> rows = ran.rows();
        assertThat(rows).extracting(row -> row.path("model").asString()).containsExactlyElementsOf(MODELS);
        double plain = rows.get(1).path("auc").asDouble();
        assertThat(rows.get(3).path("auc").asDouble()).isGreaterThan(plain + 0.05);
        assertThat(rows).allSatisfy(row -> {
            for (String figure : List.of("auc", "auc_first", "accuracy", "rmse", "log_loss", "fit_seconds")) {
                assertThat(row.path(figure).isNumber()).as(figure).isTrue();
            }
            for (String level : List.of("struggling", "developing", "mastered")) {
                assertThat(row.path(level + "_observed").asDouble(0.5)).isBetween(0.0, 1.0);
            }
            assertThat(row.has("wheel_spinning_recall")).isTrue();
            assertThat(row.path("mastered_next_three").asDouble()).isBetween(0.3, 1.0);
            assertThat(row.path("ns_per_answer").asDouble()).isPositive();
            assertThat(row.path("bytes_per_student").asDouble()).isBetween(1.0, 4096.0);
        });
    }

    @Test
    void the_same_seed_gives_the_same_figures() throws IOException {
        String[] arguments = {"mastery", "--train", simulated("a", 60, 1), "--folds", "3", "--online", "--json"};
        assertThat(evaluate(arguments).rows())
                .extracting(row -> row.path("auc").asDouble() + " "
                        + row.path("auc_margin_95").asDouble())
                .isEqualTo(evaluate(arguments).rows().stream()
                        .map(row -> row.path("auc").asDouble() + " "
                                + row.path("auc_margin_95").asDouble())
                        .toList());
    }

    @Test
    void learning_on_the_way_helps_where_there_was_nothing_to_learn_from() throws IOException {
        String test = simulated("b", 200, 2);
        double before = evaluate("mastery", "--test", test, "--json")
                .rows()
                .get(3)
                .path("auc")
                .asDouble();
        double after = evaluate("mastery", "--test", test, "--online", "--json")
                .rows()
                .get(3)
                .path("auc")
                .asDouble();
        assertThat(after).isGreaterThan(before + 0.03);
    }

    @Test
    void skills_and_items_unseen_in_training_and_single_answers_are_predicted_too() throws IOException {
        String test = Files.writeString(
                        directory.resolve("odd"), "user_id,item_id,correct,skill_id\nx,new,1,new\ny,i3,0,k0\n")
                .toString();
        Ran ran = evaluate("mastery", "--train", simulated("a", 30, 1), "--test", test, "--json");
        assertThat(ran.rows())
                .hasSize(MODELS.size())
                .allSatisfy(row -> assertThat(row.path("log_loss").asDouble()).isFinite());
    }

    @Test
    void what_makes_the_figures_too_good_is_said_beside_them() throws IOException {
        String file = simulated("a", 20, 1);
        String tagged = Files.writeString(
                        directory.resolve("tagged"),
                        "user_id,item_id,correct,skill_id\nx,i1,1,k0\nx,i1,1,k1\nx,i2,0,k0\nx,i2,0,k1\n")
                .toString();
        assertThat(evaluate("mastery", "--train", file, "--test", file).err())
                .contains("20 of 20 students have the name of one in the training file");
        Ran ran = evaluate("mastery", "--train", file, "--test", tagged, "--json");
        assertThat(ran.err()).contains("tagged: 2 of 4 answers repeat the one before");
        assertThat(ran.rows()).allSatisfy(row -> {
            assertThat(row.path("answers").asInt()).isEqualTo(4);
            assertThat(row.path("students").asInt()).isEqualTo(1);
            assertThat(row.path("learned_answers").asInt()).isEqualTo(800);
            assertThat(row.path("auc_margin_95").isNull()).isTrue();
        });
    }

    @Test
    void times_in_another_unit_than_those_learned_from_are_told_of() throws IOException {
        String train = simulated("a", 20, 1);
        String later = Files.readString(Path.of(train)).replaceAll(",(\\d+),([01]),", ",$1000,$2,");
        String test = Files.writeString(directory.resolve("later"), later).toString();
        assertThat(evaluate("mastery", "--train", train, "--test", test).err())
                .contains("later: the usual time between two answers is 1000 times that of the training file");
        assertThat(evaluate("mastery", "--train", train, "--test", train).err()).doesNotContain("usual time");
    }

    @Test
    void skills_that_are_written_otherwise_than_in_training_are_told_of() throws IOException {
        String train = simulated("a", 20, 1);
        String other = Files.readString(Path.of(train)).replaceAll("(?m)k(\\d)$", "k$1.0");
        String test = Files.writeString(directory.resolve("other"), other).toString();
        assertThat(evaluate("mastery", "--train", train, "--test", test).err())
                .contains("other: 800 of 800 answers are to skills that the training file does not name");
        assertThat(evaluate("mastery", "--train", train, "--test", train).err()).doesNotContain("not name");
    }

    @Test
    void a_training_file_without_answers_is_told_of_and_a_test_file_without_is_refused() throws IOException {
        String file = simulated("a", 20, 1);
        String header = Files.writeString(directory.resolve("header"), "user_id,correct,skill_id\n")
                .toString();
        assertThat(evaluate("mastery", "--train", header, "--test", file).err())
                .contains("header holds no answers: the start parameters are measured");
        Ran ran = evaluate("mastery", "--train", file, "--test", header);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("header holds no answers to predict");
        assertThat(evaluate("mastery", "--train", file, "--folds", "999999").err())
                .contains("--folds 999999 needs as many students")
                .contains("has 20");
    }

    @Test
    void many_resamples_need_no_more_memory_than_few() throws IOException {
        Ran ran = evaluate("mastery", "--test", simulated("a", 12, 1), "--resamples", "2000000000", "--json");
        assertThat(ran.status()).isZero();
        assertThat(ran.rows().getFirst().path("auc_margin_95").isNumber()).isTrue();
    }

    @Test
    void the_table_names_what_it_measured() throws IOException {
        String table = evaluate("mastery", "--train", simulated("a", 30, 1), "--folds", "2")
                .out();
        assertThat(table)
                .contains("predicted 1200 answers of 30 students", "AUC", "ECE", "bkt-fixed", "best", "next three");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | ./mc evaluate mastery",
                "mastery | give either --test FILE or --folds K",
                "mastery --folds 5 | --folds needs --train FILE",
                "mastery --folds one | --folds needs a whole number, was 'one'",
                "mastery --test | --test needs a value",
                "mastery --test nowhere.csv | cannot read the file nowhere.csv",
                "mastery --colour | does not know '--colour'",
                "mastery --test some.csv --train-students 5 | --train-students needs --train FILE",
            })
    void wrong_use_is_said_in_a_sentence(String line, String message) {
        Ran ran = evaluate(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains(message);
    }
}
