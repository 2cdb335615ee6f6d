package org.mastercreator.evaluate.mastery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastercreator.evaluate.WrongUse;
import org.mastercreator.learning.answers.AnswerLog;

class AnswerFileTest {
    @TempDir
    private Path directory;

    private AnswerLog read(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("answers"), text);
        return AnswerFile.read(file, new Vocabulary(), false);
    }

    @Test
    void columns_may_stand_in_any_order_and_some_may_be_missing() throws IOException {
        AnswerLog log = read("correct,skill_id,user_id\n1,a,u1\n0,b,u1\n1,a,u2\n");
        assertThat(log.size()).isEqualTo(3);
        assertThat(log.students()).isEqualTo(2);
        assertThat(log.right(0)).isTrue();
        assertThat(log.concept(1)).isNotEqualTo(log.concept(0));
        assertThat(log.question(0)).isEqualTo(AnswerLog.NO_QUESTION);
    }

    @Test
    void a_gzipped_file_reads_as_the_plain_one() throws IOException {
        Path packed = directory.resolve("answers.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(
                    "user_id\titem_id\ttimestamp\tcorrect\tskill_id\n0\t5\t0\t1\t7\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(AnswerFile.read(packed, new Vocabulary(), false).size()).isEqualTo(1);
    }

    @Test
    void answers_are_put_in_the_order_of_their_times() throws IOException {
        AnswerLog log = read("user_id,timestamp,correct,skill_id\nu,20,0,a\nu,10,1,a\n");
        assertThat(log.right(0)).isTrue();
        assertThat(log.right(1)).isFalse();
    }

    @Test
    void a_byte_order_mark_windows_lines_and_quotes_do_no_harm() throws IOException {
        AnswerLog log = read("\uFEFFuser_id,correct,skill_id\r\n\"u, the first\",1,a\r\n");
        assertThat(log.size()).isEqualTo(1);
    }

    @Test
    void an_empty_file_has_no_answers() throws IOException {
        assertThat(read("").size()).isZero();
        assertThat(read("user_id,correct,skill_id\n").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user_id,correct~u,1 | names no column skill_id",
                "user_id,correct,skill_id~u,2,a | line 2: correct must be 0 or 1, was '2'",
                "user_id,correct,skill_id~u,1 | line 2: has 2 fields where the header names 3",
                "user_id,correct,skill_id~,1,a | line 2: has no user_id",
                "user_id,correct,skill_id,timestamp~u,1,a,yesterday | line 2: timestamp must be a number",
            })
    void a_wrong_file_is_refused_with_the_line_and_the_reason(String lines, String message) {
        assertThatThrownBy(() -> read(lines.replace('~', '\n')))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_file_that_is_not_there_or_cut_is_refused() throws IOException {
        assertThatThrownBy(() -> AnswerFile.read(directory.resolve("none"), new Vocabulary(), false))
                .isInstanceOf(WrongUse.class);
        Path cut = Files.write(directory.resolve("cut.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
        assertThatThrownBy(() -> AnswerFile.read(cut, new Vocabulary(), false))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("is broken");
    }

    @Property(tries = 300)
    void any_bytes_are_read_or_refused(@ForAll byte[] bytes) throws IOException {
        Path file = Files.createTempFile("answers", null);
        try {
            Files.write(file, bytes);
            AnswerFile.read(file, new Vocabulary(), false);
        } catch (WrongUse refused) {
            assertThat(refused).hasMessageContaining(file.toString());
        } finally {
            Files.delete(file);
        }
    }
}
