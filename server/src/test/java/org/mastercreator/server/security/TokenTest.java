package org.mastercreator.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Promise: a token that is not exactly ours, for us, of now, is 401. */
class TokenTest extends ServerTest {
    private static final String PASSWORD = "correct horse battery";

    @Autowired
    private Users users;

    @Autowired
    private SecurityProperties properties;

    private String login;
    private String userId;
    private ECKey key;
    private String sessionId;

    @BeforeEach
    void aTeacherWithAPassword() throws Exception {
        login = "teacher-" + UUID.randomUUID();
        userId = users.create(
                        Optional.empty(), login, "Token Teacher", Role.TEACHER, Optional.empty(), Optional.of(PASSWORD))
                .userId();
        key = SigningKey.load(properties);
        String token = tokens().body().path("access_token").stringValue();
        sessionId = SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("sid");
    }

    private Answer tokens() {
        return post("/api/auth/token", "{\"login\":\"" + login + "\",\"password\":\"" + PASSWORD + "\"}");
    }

    private int statusWith(String token) {
        return send(request("GET", "/api/students/classes", null).header("Authorization", "Bearer " + token))
                .status();
    }

    private JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(AccessTokens.ISSUER)
                .audience(AccessTokens.AUDIENCE)
                .subject(userId)
                .claim("sid", sessionId)
                .jwtID("1")
                .notBeforeTime(Date.from(now.minusSeconds(5)))
                .expirationTime(Date.from(now.plusSeconds(600)));
    }

    private JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID());
    }

    private String signed(JWSHeader header, JWTClaimsSet claims) throws Exception {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    @Test
    void our_own_token_is_taken() throws Exception {
        assertThat(statusWith(signed(header().build(), claims().build()))).isEqualTo(200);
    }

    @Test
    void algorithm_none_is_refused() {
        assertThat(statusWith(new PlainJWT(claims().build()).serialize())).isEqualTo(401);
    }

    @Test
    void the_public_key_used_as_a_shared_secret_is_refused() throws Exception {
        byte[] secret = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(key.getKeyID())
                        .build(),
                claims().build());
        token.sign(new MACSigner(secret));
        assertThat(statusWith(token.serialize())).isEqualTo(401);
    }

    @Test
    void wrong_type_audience_issuer_or_missing_session_are_refused() throws Exception {
        assertThat(statusWith(signed(header().type(JOSEObjectType.JWT).build(), claims().build())))
                .isEqualTo(401);
        assertThat(statusWith(
                        signed(header().build(), claims().audience("other").build())))
                .isEqualTo(401);
        assertThat(statusWith(signed(header().build(), claims().issuer("other").build())))
                .isEqualTo(401);
        assertThat(statusWith(
                        signed(header().build(), claims().claim("sid", null).build())))
                .isEqualTo(401);
    }

    @Test
    void expired_and_not_yet_valid_tokens_are_refused() throws Exception {
        Instant now = Instant.now();
        assertThat(statusWith(signed(
                        header().build(),
                        claims().expirationTime(Date.from(now.minus(Duration.ofMinutes(10))))
                                .build())))
                .isEqualTo(401);
        assertThat(statusWith(signed(
                        header().build(),
                        claims().notBeforeTime(Date.from(now.plus(Duration.ofMinutes(10))))
                                .build())))
                .isEqualTo(401);
    }

    @Test
    void an_unknown_key_and_a_key_that_the_token_brings_itself_are_refused() throws Exception {
        ECKey foreign = new ECKeyGenerator(Curve.P_256).keyID("foreign").generate();
        SignedJWT unknown = new SignedJWT(header().keyID("foreign").build(), claims().build());
        unknown.sign(new ECDSASigner(foreign));
        assertThat(statusWith(unknown.serialize())).isEqualTo(401);
        SignedJWT brought = new SignedJWT(
                header().jwk(foreign.toPublicJWK())
                        .jwkURL(URI.create("http://localhost:" + port + "/keys"))
                        .build(),
                claims().build());
        brought.sign(new ECDSASigner(foreign));
        assertThat(statusWith(brought.serialize())).isEqualTo(401);
    }

    @Test
    void a_refresh_token_works_once_and_its_second_use_ends_the_session() {
        String first = tokens().body().path("refresh_token").stringValue();
        Answer renewed = post("/api/auth/refresh", "{\"refresh_token\":\"" + first + "\"}");
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(statusWith(renewed.body().path("access_token").stringValue()))
                .isEqualTo(200);
        assertThat(post("/api/auth/refresh", "{\"refresh_token\":\"" + first + "\"}")
                        .status())
                .isEqualTo(401);
        assertThat(statusWith(renewed.body().path("access_token").stringValue()))
                .isEqualTo(401);
    }

    @Test
    void a_refresh_token_is_no_cookie_and_a_cookie_no_refresh_token() {
        String refresh = tokens().body().path("refresh_token").stringValue();
        assertThat(send(request("GET", "/api/students/classes", null).header("Cookie", "mc_session=" + refresh))
                        .status())
                .isEqualTo(401);
        String cookie = SignIn.demo(this, "{\"role\":\"teacher\"}").cookie();
        String secret = cookie.substring("mc_session=".length(), cookie.indexOf(';'));
        assertThat(post("/api/auth/refresh", "{\"refresh_token\":\"" + secret + "\"}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_token_for_one_user_in_the_session_of_another_is_refused() throws Exception {
        assertThat(statusWith(
                        signed(header().build(), claims().subject("admin_demo").build())))
                .isEqualTo(401);
    }

    @Test
    void of_two_who_use_one_refresh_token_at_once_neither_keeps_the_session() throws Exception {
        for (int round = 0; round < 5; round++) {
            String body = "{\"refresh_token\":\""
                    + tokens().body().path("refresh_token").stringValue() + "\"}";
            List<Future<Answer>> answers = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 2; i++) {
                    answers.add(threads.submit(() -> post("/api/auth/refresh", body)));
                }
            }
            for (Future<Answer> answer : answers) {
                if (answer.get().status() == 200) {
                    assertThat(statusWith(
                                    answer.get().body().path("access_token").stringValue()))
                            .isEqualTo(401);
                }
            }
        }
    }

    @Test
    void a_refused_request_says_how_to_sign_in() {
        Answer refused = send(request("GET", "/api/students/classes", null).header("Authorization", "Basic eDp5"));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.response().headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void signing_in_is_throttled_and_says_the_same_of_unknown_users_and_wrong_passwords() {
        String unknown = "nobody-" + UUID.randomUUID();
        Answer wrong = post("/api/auth/login", "{\"login\":\"" + login + "\",\"password\":\"wrong password\"}");
        Answer nobody = post("/api/auth/login", "{\"login\":\"" + unknown + "\",\"password\":\"wrong password\"}");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(nobody.body()).isEqualTo(wrong.body());
        Answer last = nobody;
        for (int i = 0; i < 12; i++) {
            last = post("/api/auth/login", "{\"login\":\"" + unknown + "\",\"password\":\"wrong password\"}");
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.response().headers().firstValue("Retry-After")).isPresent();
    }
}
