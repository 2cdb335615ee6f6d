package org.mastercreator.server.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.nio.ByteBuffer;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Access tokens (RFC 9068): JWT, type {@code at+jwt}, signed with ES256 and nothing else. The key is chosen from our
 * own set by {@code kid}; whatever key or address a token itself brings is ignored. A signature takes longer to check
 * than everything else about a request, so one that held is not checked again while its token lives; whether the
 * sign-in behind it still holds is another matter, and asked each time.
 */
@Service
class AccessTokens {
    static final String ISSUER = "mastercreator";
    static final String AUDIENCE = "mastercreator-api";
    private static final int MOST_REMEMBERED = 20_000;

    private final ECKey key;
    private final Clock clock;
    private final SecurityProperties properties;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final Cache<ByteBuffer, Claims> verified;

    AccessTokens(SecurityProperties properties, Clock clock) {
        this.key = SigningKey.load(properties);
        this.clock = clock;
        this.properties = properties;
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(properties.accessTokenLife())
                .build();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.ES256, new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK()))));
        processor.setJWTClaimsSetVerifier(
                new DefaultJWTClaimsVerifier<>(
                        AUDIENCE,
                        new JWTClaimsSet.Builder().issuer(ISSUER).build(),
                        Set.of("sub", "sid", "exp", "nbf", "jti")) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(AccessTokens.this.clock.instant());
                    }
                });
    }

    /** What a valid token says. */
    record Claims(String userId, String sessionId, Instant expiresAt) {}

    String issue(String userId, String sessionId) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(userId)
                .claim("sid", sessionId)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(properties.accessTokenLife())))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("the key cannot sign", e);
        }
        return token.serialize();
    }

    /** Empty if the token is not ours, not for us, not yet or no longer valid. */
    Optional<Claims> verify(String token) {
        ByteBuffer hash = ByteBuffer.wrap(Secret.hash(token));
        Claims known = verified.getIfPresent(hash);
        if (known != null && clock.instant().isBefore(known.expiresAt())) {
            return Optional.of(known);
        }
        Optional<Claims> claims = verifySignature(token);
        claims.ifPresent(valid -> verified.put(hash, valid));
        return claims;
    }

    private Optional<Claims> verifySignature(String token) {
        try {
            SignedJWT signed = SignedJWT.parse(token);
            if (!key.getKeyID().equals(signed.getHeader().getKeyID())) {
                return Optional.empty();
            }
            @Nullable SecurityContext none = null;
            JWTClaimsSet claims = processor.process(signed, none);
            return Optional.of(new Claims(
                    claims.getSubject(),
                    claims.getStringClaim("sid"),
                    claims.getExpirationTime().toInstant()));
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
