package org.mastercreator.server.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.LiveClient;
import tools.jackson.databind.JsonNode;

/** Promise: what an IEP gives counts for the attempt that is under way; what it takes away is taken from the next. */
class AccommodatedAttemptTest extends AttemptWorld {
    private Map<String, String> ledger(Taker taker) {
        return get(taker.path() + "/accommodations")
                .body()
                .path("applications")
                .valueStream()
                .collect(Collectors.toMap(
                        one -> one.path("code").stringValue(),
                        one -> one.path("detail").stringValue()));
    }

    private static List<String> codes(JsonNode attempt) {
        return attempt.path("accommodations")
                .valueStream()
                .map(one -> one.path("code").stringValue())
                .toList();
    }

    private static Instant deadline(JsonNode attempt) {
        return Instant.parse(attempt.path("deadline").stringValue());
    }

    @Test
    void extended_time_given_while_she_works_moves_her_deadline_and_is_told_to_her_page_and_her_teachers() {
        Taker taker = taker("Given In Between");
        JsonNode assignment = assign("\"time_limit_minutes\":10", taker);
        String attempt = started(taker, assignment);
        JsonNode before = attempt(taker, attempt);
        assertThat(codes(before)).isEmpty();
        LiveClient own = LiveClient.connect(
                port, "/ws/student/" + taker.id(), "Cookie", taker.signIn().cookie());
        own.await("connection_confirmed");

        give(taker, "\"extended_time\",\"text_to_speech\",\"word_bank\"");
        JsonNode told = own.await("assignment_update");
        assertThat(told.path("state").stringValue()).isEqualTo("extended");
        JsonNode now = attempt(taker, attempt);
        assertThat(now.path("time_limit_minutes").intValue()).isEqualTo(15);
        assertThat(deadline(now)).isEqualTo(deadline(before).plus(Duration.ofMinutes(5)));
        assertThat(Instant.parse(told.path("due").stringValue())).isEqualTo(deadline(now));
        assertThat(codes(now)).containsExactlyInAnyOrder("extended_time", "text_to_speech", "word_bank");
        assertThat(now.at("/word_banks/0/words")).isNotEmpty();
        assertThat(progress(assignment, taker).path("deadline").stringValue())
                .isEqualTo(now.path("deadline").stringValue());
        own.cut();

        submit(taker, attempt);
        assertThat(ledger(taker)).containsOnlyKeys("extended_time", "text_to_speech", "word_bank");
        assertThat(ledger(taker).get("extended_time")).startsWith("15 instead of 10 minutes");
    }

    @Test
    void what_is_taken_away_stays_for_the_attempt_and_given_again_it_does_not_count_twice() {
        Taker taker = taker("Taken Away");
        give(taker, "\"extended_time\",\"word_bank\"");
        JsonNode assignment = assign("\"time_limit_minutes\":10,\"attempts_allowed\":2", taker);
        String attempt = started(taker, assignment);
        JsonNode before = attempt(taker, attempt);
        give(taker, "");
        assertThat(deadline(attempt(taker, attempt))).isEqualTo(deadline(before));
        give(taker, "\"extended_time\",\"word_bank\"");
        JsonNode again = attempt(taker, attempt);
        assertThat(deadline(again)).isEqualTo(deadline(before));
        assertThat(codes(again)).isEqualTo(codes(before));
        assertThat(again.path("word_banks")).isEqualTo(before.path("word_banks"));
        give(taker, "");
        submit(taker, attempt);
        assertThat(ledger(taker)).containsOnlyKeys("extended_time", "word_bank");
        assertThat(codes(attempt(taker, started(taker, assignment)))).isEmpty();
    }

    @Test
    void the_window_still_ends_it_and_what_has_no_limit_gets_none() {
        Taker taker = taker("Window Wren");
        String closes = Instant.now()
                .plus(Duration.ofMinutes(8))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        String closing = started(taker, assign("\"time_limit_minutes\":7,\"closes_at\":\"" + closes + "\"", taker));
        JsonNode open = assign("\"time_limit_minutes\":7", taker);
        db.sql("update assignments set time_limit_minutes = null where assignment_id = :id")
                .param("id", id(open))
                .update();
        String unlimited = started(taker, open);
        give(taker, "\"extended_time\"");
        assertThat(deadline(attempt(taker, closing))).isEqualTo(Instant.parse(closes));
        assertThat(attempt(taker, unlimited).path("deadline").isNull()).isTrue();
        assertThat(codes(attempt(taker, unlimited))).containsExactly("extended_time");
        submit(taker, unlimited);
        assertThat(ledger(taker)).isEmpty();
    }

    @Test
    void what_is_handed_in_stays_as_it_was_and_time_that_a_teacher_gave_is_never_less() {
        Taker taker = taker("Handed In Hana");
        JsonNode assignment = assign("\"time_limit_minutes\":10,\"attempts_allowed\":2", taker);
        String first = started(taker, assignment);
        submit(taker, first);
        String second = started(taker, assignment);
        assertThat(post(
                                ASSIGNMENTS + "/" + id(assignment) + "/attempts/" + second + "/extend",
                                "{\"minutes\":20,\"reason\":\"Fire alarm\"}")
                        .status())
                .isEqualTo(200);
        Instant given = deadline(attempt(taker, second));
        give(taker, "\"extended_time\"");
        assertThat(deadline(attempt(taker, second))).isEqualTo(given);
        assertThat(codes(attempt(taker, first))).isEmpty();
        assertThat(attempt(taker, first).path("time_limit_minutes").intValue()).isEqualTo(10);
    }
}
