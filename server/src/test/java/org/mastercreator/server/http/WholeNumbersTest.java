package org.mastercreator.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastercreator.server.ServerTest;
import tools.jackson.databind.JsonNode;

/** What has to be a whole number is refused where it is none; nothing is cut off. */
class WholeNumbersTest extends ServerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST  | /api/students/students                                | {"student_name":"Half","grade_level":7.5} | grade_level
            PUT   | /api/students/classes/class_001/thresholds            | {"wheel_spinning_opportunities":7.5,"sudden_drop":0.3,"rapid_seconds":3,"idle_minutes":5} | wheel_spinning_opportunities
            POST  | /api/students/classes/class_001/reviews/decide        | {"grading_id":"g","question_id":"q","version":0.5} | version
            POST  | /api/students/classes/class_001/assignments           | {"assessment_id":"class_001_photosynthesis_quiz","attempts_allowed":1.5} | attempts_allowed
            POST  | /api/assessments/submit                               | {"assessment_id":"a","student_id":"student_001","responses":[{"question_id":"q","answer":"x","response_time_ms":1.5}]} | responses[0].response_time_ms
            """)
    void a_fraction_where_a_whole_number_is_wanted_is_refused_by_name(
            String method, String path, String body, String field) {
        Answer refused = send(request(method, path, body));
        assertThat(refused.status()).as(refused.response().body()).isEqualTo(422);
        List<String> fields = refused.body()
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").stringValue())
                .toList();
        assertThat(fields).contains(field);
        JsonNode error = refused.body().path("errors").get(fields.indexOf(field));
        assertThat(error.path("message").stringValue()).isEqualTo("must be a whole number within range");
    }
}
