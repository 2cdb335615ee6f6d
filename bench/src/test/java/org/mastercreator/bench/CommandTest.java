package org.mastercreator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The project's one command explains itself and names what it does not know. */
class CommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "help            | 0 | ./mc evaluate",
                "start --help    | 0 | --nodes N",
                "test --help     | 0 | ./mc test faults",
                "bench --help    | 0 | ./mc bench jmh",
                "bench nothing   | 1 | mc: there is no benchmark 'nothing'",
                "evaluate --help | 0 | mastery",
                "nothing         | 1 | mc: there is no command 'nothing'",
            })
    void it_explains_itself(String arguments, int status, String said) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", "../mc"));
        command.addAll(List.of(arguments.split(" ")));
        Process mc = new ProcessBuilder(command)
                .directory(new File("").getAbsoluteFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(mc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(mc.waitFor()).as(output).isEqualTo(status);
        assertThat(output).contains(said);
    }
}
