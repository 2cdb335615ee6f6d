package org.mastercreator.evaluate.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastercreator.evaluate.WrongUse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecommendCommandTest {
    @Test
    void json_is_one_object_a_line_for_each_world_policy_and_budget() {
        List<String> lines = run("--students", "4", "--json").lines().toList();
        assertThat(lines).hasSize(World.values().length * Teaching.values().length * Trial.BUDGETS.size());
        assertThat(lines).allSatisfy(line -> {
            JsonNode row = JsonMapper.shared().readTree(line);
            assertThat(row.get("students").asInt()).isEqualTo(4);
            assertThat(row.get("gain_percent").isNumber()).isTrue();
            assertThat(row.get("gain_percent_95").size()).isEqualTo(2);
        });
    }

    @Test
    void the_tables_name_every_policy_and_say_which_goals_were_reached() {
        String text = run("--students", "4");
        for (Teaching teaching : Teaching.values()) {
            assertThat(text).contains(teaching.title());
        }
        assertThat(text).contains("over-practice at most 30 %: reached in ");
    }

    @Test
    void help_explains_every_column() {
        String help = run("--help");
        for (Measure measure : Measure.values()) {
            assertThat(help).contains(measure.head());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--students|--students needs a value",
                "--students x|--students needs a whole number, was 'x'",
                "--students 3|--students must be from 4 to 100000, was 3",
                "--seed 1.5|--seed needs a whole number, was '1.5'",
                "--threads 0|--threads must be from 1 to 256, was 0",
                "--folds 5|evaluate recommend does not know '--folds'",
            })
    void what_is_typed_wrong_is_named(String arguments, String message) {
        assertThatThrownBy(() -> run(arguments.split(" ")))
                .isInstanceOf(WrongUse.class)
                .hasMessageStartingWith(message);
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printer = new PrintStream(out, true, StandardCharsets.UTF_8);
        RecommendCommand.run(List.of(arguments), printer, new PrintStream(new ByteArrayOutputStream()));
        return out.toString(StandardCharsets.UTF_8);
    }
}
