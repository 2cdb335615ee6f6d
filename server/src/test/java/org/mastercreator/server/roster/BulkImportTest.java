package org.mastercreator.server.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import tools.jackson.databind.JsonNode;

/** Promise: an import is all or nothing by the rule that it states, repeatable, and bounded. */
class BulkImportTest extends ServerTest {
    private static final String HEADER = "student_name,grade_level,has_iep,reading_level\n";
    private static final String BOUNDARY = "import-boundary";

    private SignIn admin;
    private String classId;

    @BeforeEach
    void aClassOfItsOwn() {
        admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        classId = send(admin.on(request(
                        "POST",
                        "/api/students/classes",
                        "{\"class_name\":\"Imported\",\"subject\":\"Science\",\"grade_level\":9}")))
                .body()
                .at("/class/class_id")
                .stringValue();
    }

    private Answer send(byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../etc/class.csv\"\r\n"
                        + "Content-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return send(admin.on(HttpRequest.newBuilder(uri("/api/students/classes/" + classId + "/bulk-import"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))));
    }

    private Answer send(String file) {
        return send(file.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> names() {
        return db.sql("""
                select student_name from students join enrolments using (student_id)
                where class_id = :class order by student_name
                """).param("class", classId).query(String.class).list();
    }

    private void addsNobody(Answer refused) {
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/field").stringValue()).isEqualTo("file");
        assertThat(names()).isEmpty();
    }

    @Test
    void good_rows_go_in_and_bad_rows_come_back_with_their_line_also_after_blank_and_broken_lines() {
        Answer answer =
                send(HEADER + "Ann Lee,9,no,\n\n\"Bo\nKim\",9,no,\nCy Roe,fourteen,no,\nDi Fox,K,yes,grade 2\n");
        assertThat(answer.body().path("status").stringValue()).isEqualTo("partial_success");
        assertThat(answer.body()
                        .path("errors")
                        .valueStream()
                        .map(bad -> bad.path("line").asInt()))
                .containsExactly(4, 6);
        assertThat(names()).containsExactly("Ann Lee", "Di Fox");
    }

    @Test
    void byte_order_marks_and_line_ends_of_other_systems_make_no_difference() {
        assertThat(send("\ufeff" + (HEADER + "Ann Lee,9,no,\nBo Kim,9,no,\n").replace("\n", "\r\n"))
                        .body()
                        .path("imported")
                        .asInt())
                .isEqualTo(2);
        assertThat(send(HEADER + "Cy Roe,9,no,").body().path("imported").asInt())
                .isEqualTo(1);
        assertThat(names()).containsExactly("Ann Lee", "Bo Kim", "Cy Roe");
    }

    @Test
    void what_a_spreadsheet_saves_in_europe_goes_in_and_the_answer_says_how_it_was_read() {
        String table = """
                student_name;grade_level;has_iep;reading_level;;
                Zo\u00eb M\u00fcller;9;no;"grade 8; slow";;
                "\u0160tefan ""Pi\u0161ta"" O\u2019Neil";9;yes;;;
                ;;;;;
                Ann, the second;nine;no;;;
                """.replace("\n", "\r\n");
        Answer answer = send(table.getBytes(Charset.forName("windows-1252")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(names()).containsExactly("Zo\u00eb M\u00fcller", "\u0160tefan \"Pi\u0161ta\" O\u2019Neil");
        assertThat(answer.body().at("/errors/0/line").asInt()).isEqualTo(5);
        assertThat(answer.body().path("errors")).hasSize(1);
        assertThat(answer.body().at("/notes/0").stringValue()).contains("Windows-1252");
        Answer unicode = send("student_name\tgrade_level\thas_iep\treading_level\nZo\u00eb Ray\t9\tno\t\n");
        assertThat(unicode.body().path("imported").asInt()).isEqualTo(1);
        assertThat(unicode.body().path("notes")).isEmpty();
    }

    @Test
    void what_a_spreadsheet_calls_unicode_text_goes_in_and_a_first_line_says_what_parts_the_cells() {
        Answer tabs = send("\ufeffstudent_name\tgrade_level\thas_iep\treading_level\r\nZo\u00eb\t9\tno\t\r\n"
                .getBytes(StandardCharsets.UTF_16LE));
        assertThat(tabs.body().path("imported").asInt()).isEqualTo(1);
        assertThat(tabs.body().path("notes")).isEmpty();
        Answer semicolons = send(("\ufeffsep=;\r\n" + HEADER.replace(',', ';') + "\u674e\u5c0f\u9f99;9;no;\nBo;x;no;\n")
                .getBytes(StandardCharsets.UTF_16BE));
        assertThat(semicolons.body().path("imported").asInt()).isEqualTo(1);
        assertThat(semicolons.body().at("/errors/0/line").asInt()).isEqualTo(4);
        // The header line alone would say that commas part the cells.
        Answer said =
                send("\"SEP=\t\"\nstudent_name\tgrade_level\thas_iep\treading_level\ta,b,c,d,e,f,g\nCy\t9\tno\t\t\n");
        assertThat(said.body().path("imported").asInt()).isEqualTo(1);
        assertThat(names()).containsExactlyInAnyOrder("Zo\u00eb", "\u674e\u5c0f\u9f99", "Cy");
    }

    @Test
    void a_file_that_cannot_be_read_to_its_end_adds_nobody() {
        addsNobody(send(HEADER + "Ann Lee,9,no,\n\"never closed,9,no,\nBo Kim,9,no,\n"));
        addsNobody(send(HEADER + "Ann Lee,9,no,\n\"Bo\" Kim,9,no,\n"));
        addsNobody(send(new byte[] {(byte) 0xff, (byte) 0xfe, 's'}));
        addsNobody(send("student_name,student_name,grade_level,has_iep,reading_level\nAnn,Ann,9,no,\n"));
        addsNobody(send("student_name,grade_level\nAnn Lee,9\n"));
        addsNobody(send(""));
        addsNobody(send("\0\0\0\0"));
    }

    @Test
    void rows_cells_and_bytes_have_a_limit() {
        String tooMany = HEADER
                + String.join(
                        "",
                        IntStream.range(0, 5_001)
                                .mapToObj(i -> "N " + i + ",9,no,\n")
                                .toList());
        addsNobody(send(tooMany));
        assertThat(send("x".repeat(3_000_000)).status()).isEqualTo(413);
        JsonNode errors = send(HEADER + "x".repeat(100_000) + ",9,no,\nAnn Lee,9,no," + "y".repeat(41)
                        + "\nBo,9,no,,,,\n")
                .body()
                .path("errors");
        assertThat(errors).hasSize(3);
        assertThat(errors.toString()).hasSizeLessThan(600);
        assertThat(names()).isEmpty();
    }

    @Test
    void the_same_student_twice_in_a_file_or_in_two_files_goes_in_once() {
        String composed = "Zo\u00eb Ray";
        String decomposed = "Zoe\u0308  Ray";
        Answer first = send(
                HEADER + composed + ",9,no,\n" + decomposed + ",9,no,\nZO\u00cb RAY,9,no,\n" + composed + ",10,no,\n");
        assertThat(first.body().path("imported").asInt()).isEqualTo(2);
        Answer again = send(HEADER + composed + ",9,no,\n");
        assertThat(again.body().path("imported").asInt()).isZero();
        assertThat(again.body().at("/errors/0/reason").stringValue()).contains("already in the class");
    }

    @Test
    void the_same_file_sent_many_times_at_once_adds_nobody_twice() {
        String file = HEADER
                + String.join(
                        "",
                        IntStream.range(0, 40)
                                .mapToObj(i -> "Twin " + i + ",9,no,\n")
                                .toList());
        List<CompletableFuture<Answer>> sent = Stream.generate(() -> CompletableFuture.supplyAsync(() -> send(file)))
                .limit(4)
                .toList();
        int imported = sent.stream()
                .map(CompletableFuture::join)
                .mapToInt(answer -> answer.body().path("imported").asInt())
                .sum();
        assertThat(imported).isEqualTo(40);
        assertThat(names()).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void a_formula_is_a_name_like_any_other() throws IOException {
        assertThat(send(HEADER + "\"=cmd|' /C calc'!A0\",9,no,@SUM\n")
                        .body()
                        .path("imported")
                        .asInt())
                .isEqualTo(1);
        assertThat(names()).containsExactly("=cmd|' /C calc'!A0");
    }
}
