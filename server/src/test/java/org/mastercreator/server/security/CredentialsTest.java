package org.mastercreator.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which site made a request, and whether it comes from this machine. */
class CredentialsTest {
    private static Credentials request(String address, String host, String origin, String fetchSite, boolean proxied) {
        try {
            return new Credentials(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(InetAddress.getByName(address)),
                    Optional.ofNullable(host),
                    Optional.ofNullable(origin),
                    Optional.ofNullable(fetchSite),
                    proxied);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://school.example", "https://school.example", "https://SCHOOL.example"})
    void the_own_origin_is_the_own_site(String origin) {
        assertThat(request("10.0.0.7", "school.example", origin, "same-origin", false)
                        .sameOrigin())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "https://school.example.evil.example",
                "https://evil.example",
                "https://xschool.example",
                "https://school.example:8443",
                "https://school.example@evil.example",
                "https://user@school.example",
                "https://school.example/",
                "https://school.example?x",
                "https://school.examp\u217ce",
                "https://school。example",
                "file://school.example",
                "moz-extension://school.example",
                "http:school.example",
                "//school.example",
                "https:// school.example"
            })
    void an_origin_that_only_looks_like_ours_is_another_site(String origin) {
        assertThat(request("10.0.0.7", "school.example", origin, null, false).sameOrigin())
                .isFalse();
    }

    @Test
    void an_origin_without_a_host_to_compare_is_another_site() {
        assertThat(request("10.0.0.7", null, "http://localhost", null, false).sameOrigin())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"same-origin,true", "none,true", "same-site,false", "cross-site,false", "strange,false"})
    void another_port_of_the_same_machine_is_another_site(String fetchSite, boolean own) {
        assertThat(request("127.0.0.1", "localhost:8080", null, fetchSite, false)
                        .sameOrigin())
                .isEqualTo(own);
    }

    @Test
    void a_browser_that_hides_the_origin_of_a_handshake_is_refused_and_a_program_is_not() {
        assertThat(request("127.0.0.1", "localhost", null, "same-origin", false).sameOriginHandshake())
                .isFalse();
        assertThat(request("127.0.0.1", "localhost", null, null, false).sameOriginHandshake())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,localhost:8080,true",
        "127.0.0.1,LOCALHOST,true",
        "::1,[::1]:8080,true",
        "127.0.0.1,127.0.0.1:8080,true",
        "127.0.0.1,evil.example:8080,false",
        "127.0.0.1,localhost.evil.example,false",
        "127.0.0.1,127.0.0.1.evil.example:8080,false",
        "192.168.1.9,localhost:8080,false"
    })
    void this_machine_is_a_local_peer_that_asks_for_a_local_name(String address, String host, boolean here) {
        assertThat(request(address, host, null, null, false).fromThisMachine()).isEqualTo(here);
        assertThat(request(address, host, null, null, true).fromThisMachine()).isFalse();
    }
}
