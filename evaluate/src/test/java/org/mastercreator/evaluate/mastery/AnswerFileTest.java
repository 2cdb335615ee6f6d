package org.mastercreator.evaluate.mastery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastercreator.evaluate.WrongUse;
import org.mastercreator.learning.answers.AnswerLog;

class AnswerFileTest {
    @TempDir
    private Path directory;

    private AnswerLog read(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("answers"), text);
        return AnswerFile.read(file, new Vocabulary(), false).log();
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
        assertThat(AnswerFile.read(packed, new Vocabulary(), false).log().size())
                .isEqualTo(1);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "User_ID,CORRECT,Skill_Id~u,1,a~v,0,b~",
                "user_id;correct;skill_id~u;1;a~v;0;b~",
                "\uFEFF\"User_ID\";\"Correct\";\"Skill_ID\"\r~\"u\";\"1\";\"a, the first\"\r~\"v\";\"0\";\"b\"\r~",
                "\"\",user_id,correct,skill_id,note~0,u,1,a,\"two~lines\"~1,v,0,b,~"
            })
    void headers_in_other_letters_and_tables_of_other_programs_are_read(String text) throws IOException {
        AnswerLog log = read(text.replace('~', '\n'));
        assertThat(log.size()).isEqualTo(2);
        assertThat(log.right(0)).isTrue();
        assertThat(log.conceptCount()).isEqualTo(2);
    }

    @Test
    void the_first_five_wrong_lines_are_told_together() {
        assertThatThrownBy(() -> read("user_id,correct,skill_id\nu,1,a\nu,2,a\nu,1,\nu,0,a\n,1,a\n"))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("line 3: correct must be 0 or 1")
                .hasMessageContaining("line 4: has no skill_id")
                .hasMessageContaining("line 6: has no user_id")
                .message()
                .doesNotContain("more");
        assertThatThrownBy(() -> read("user_id,correct,skill_id\n" + "u,7,a\n".repeat(1_000)))
                .message()
                .hasLineCount(6)
                .endsWith("There may be more.");
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
                "user_id,correct,skill_id,timestamp~u,1,a,1e400 | line 2: timestamp must be a number",
                "user_id,correct,skill_id,timestamp~u,1,a,5~u,1,a,NA | line 3: has no timestamp, unlike the lines before",
                "user_id,correct,skill_id,timestamp~u,1,a,~u,1,a,5 | line 3: has a timestamp, unlike the lines before",
                "user_id,correct,skill_id~u,0.75,a | line 2: correct must be 0 or 1, was '0.75'",
                "user_id,correct,skill_id,Correct~u,1,a,0 | the header names the column correct twice",
                "user_id,correct,skill_id~u,1,a~b,0,\"k | after line 2: a quote is not closed",
                "user_id,correct,skill_id~u,1,a~b,0,\"k\" x | after line 2: a quote is not closed, or text follows",
            })
    void a_wrong_file_is_refused_with_the_line_and_the_reason(String lines, String message) {
        assertThatThrownBy(() -> read(lines.replace('~', '\n')))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "0.25,0.5",
        "2024-05-31,2024-06-01",
        "2024-05-31 10:42,2024-05-31 10:43",
        "2024-05-31T10:42:07.250Z,2024-05-31T10:42:07.500Z",
        "2024-05-31T10:42:07+0200,2024-05-31T08:42:08Z",
        "2024-05-31T23:42:07-05:00,2024-06-01T04:42:08Z",
        "1.7e9,1700000001",
        "1700000000000000000,1700000001000000000",
        "-5,-4",
    })
    void times_may_be_numbers_of_any_unit_or_dates(String earlier, String later) throws IOException {
        AnswerLog log = read("user_id,timestamp,correct,skill_id\nu," + later + ",0,late\nu," + earlier + ",1,early\n");
        assertThat(log.right(0)).isTrue();
        assertThat(log.time(0)).isLessThan(log.time(1));
    }

    @ParameterizedTest
    @CsvSource({"True,False", "TRUE,false", "1.0,0.0", "1.000000000000000000e+00,0.000000000000000000e+00", "01,-0"})
    void right_and_wrong_may_be_written_as_programs_write_them(String right, String wrong) throws IOException {
        AnswerLog log = read("user_id,correct,skill_id\nu," + right + ",a\nu," + wrong + ",a\n");
        assertThat(log.right(0)).isTrue();
        assertThat(log.right(1)).isFalse();
    }

    @Test
    void names_in_another_encoding_are_refused_because_two_of_them_could_become_one() throws IOException {
        Path file = Files.write(
                directory.resolve("latin"),
                "user_id,correct,skill_id\nJosé,1,a\nJosè,0,a\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> AnswerFile.read(file, new Vocabulary(), false))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("line 2: has a user_id that is not UTF-8 text");
    }

    @Test
    void what_is_no_table_is_refused_in_words_a_terminal_can_show() throws IOException {
        for (byte[] junk : List.of(
                new byte[100_000],
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10},
                "user_id,correct,skill_id\n".getBytes(StandardCharsets.UTF_16))) {
            Path file = Files.write(directory.resolve("junk"), junk);
            assertThatThrownBy(() -> AnswerFile.read(file, new Vocabulary(), false))
                    .isInstanceOf(WrongUse.class)
                    .hasMessageEndingWith("does not begin with a header in UTF-8 text");
        }
    }

    @Test
    void one_answer_in_several_rows_is_noticed_and_a_second_try_is_not() throws IOException {
        String header = "user_id,item_id,correct,skill_id,timestamp\n";
        assertThat(repeats(header + "u,i,1,a,7\nv,i,1,a,7\nu,i,1,b,7\nv,i,1,a,7\n"))
                .isEqualTo(2);
        assertThat(repeats(header + "u,i,0,a,7\nu,i,1,a,7\nu,j,1,a,7\nu,j,1,a,8\n"))
                .isZero();
        assertThat(repeats("user_id,item_id,correct,skill_id\nu,i,1,a\nu,i,1,a\nu,i,1,b\n"))
                .isEqualTo(1);
    }

    private int repeats(String text) throws IOException {
        return AnswerFile.read(Files.writeString(directory.resolve("rows"), text), new Vocabulary(), false)
                .repeats();
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
