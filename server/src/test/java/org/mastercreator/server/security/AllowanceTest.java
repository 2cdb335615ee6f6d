package org.mastercreator.server.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.http.Problem;

/** How often one may try to sign in. */
class AllowanceTest extends ServerTest {
    /** Of this test alone: all count in one database. */
    private final String own = UUID.randomUUID() + "-";

    private Allowance allowance;

    @BeforeEach
    void start() {
        allowance = server();
    }

    private Allowance server() {
        return new Allowance(
                new SecurityProperties(
                        "auto", "", "", "", Path.of("none"), Duration.ZERO, Duration.ZERO, Duration.ZERO, 200, false),
                new SignInTries(db));
    }

    private void fail(int times, String login, String address) {
        for (int i = 0; i < times; i++) {
            allowance.takeSignIn(own + login, own + address);
        }
    }

    @Test
    void ten_wrong_tries_close_an_account_for_every_address_and_no_other_account() {
        fail(10, "mike", "10.0.0.1");
        assertThatThrownBy(() -> allowance.takeSignIn(own + "mike", own + "10.0.0.2"))
                .isInstanceOf(Problem.TooMany.class);
        assertThatCode(() -> allowance.takeSignIn(own + "nina", own + "10.0.0.1"))
                .doesNotThrowAnyException();
    }

    @Test
    void tries_at_one_server_count_at_the_others_and_their_number_grows_again_with_time() {
        fail(10, "mike", "10.0.0.1");
        assertThatThrownBy(() -> server().takeSignIn(own + "mike", own + "10.0.0.1"))
                .isInstanceOf(Problem.TooMany.class);
        db.sql("update sign_in_tries set at = at - interval '31 seconds' where who_hash = :who")
                .param("who", Secret.hash("account:" + own + "mike"))
                .update();
        assertThatCode(() -> server().takeSignIn(own + "mike", own + "10.0.0.1"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> server().takeSignIn(own + "mike", own + "10.0.0.1"))
                .isInstanceOf(Problem.TooMany.class);
    }

    @Test
    void no_spelling_of_a_login_has_tries_of_its_own() {
        for (String spelling : new String[] {"mike", "MIKE", "m\u0130ke", "mi\u212ae"}) {
            fail(2, spelling, "10.0.0.1");
        }
        fail(2, "mikE", "10.0.0.1");
        assertThatThrownBy(() -> allowance.takeSignIn(own + "mike", own + "10.0.0.1"))
                .isInstanceOf(Problem.TooMany.class);
    }

    @Test
    void a_school_behind_one_address_signs_in_all_at_once() {
        assertThatCode(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        allowance.takeSignIn(own + "student-" + i, own + "10.0.0.1");
                        allowance.giveSignInBack(own + "student-" + i, own + "10.0.0.1");
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void an_address_that_is_stopped_can_lock_no_further_account() {
        for (int i = 0; i < 10; i++) {
            fail(10, "victim-" + i, "10.0.0.1");
        }
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> allowance.takeSignIn(own + "mike", own + "10.0.0.1"))
                    .isInstanceOf(Problem.TooMany.class);
        }
        assertThatCode(() -> allowance.takeSignIn(own + "mike", own + "10.0.0.2"))
                .doesNotThrowAnyException();
    }

    @Test
    void a_teacher_gives_sign_ins_to_several_whole_classes_and_not_to_the_school() {
        for (int i = 0; i < 4; i++) {
            allowance.takeGivenSignIns("teacher", 100);
        }
        assertThatThrownBy(() -> allowance.takeGivenSignIns("teacher", 100)).isInstanceOf(Problem.TooMany.class);
        assertThatCode(() -> allowance.takeGivenSignIns("another", 100)).doesNotThrowAnyException();
    }
}
