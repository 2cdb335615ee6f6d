package org.mastercreator.server.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Locale;
import org.mastercreator.server.http.Problem;
import org.springframework.stereotype.Component;

/** How much each user and address may ask for: of everything, and of tries to sign in. */
@Component
class Allowance {
    private static final int SIGN_INS_PER_ACCOUNT = 10;
    private static final int SIGN_INS_PER_ADDRESS = 100;
    private static final Duration SIGN_IN_PERIOD = Duration.ofMinutes(5);

    private final int requestsPerSecond;
    private final Cache<String, Bucket> requests = buckets(Duration.ofMinutes(1));
    private final Cache<String, Bucket> signIns = buckets(SIGN_IN_PERIOD);

    Allowance(SecurityProperties properties) {
        this.requestsPerSecond = properties.requestsPerSecond();
    }

    /** @throws Problem.TooMany if the user or address has used up what it may ask for */
    void take(String userOrAddress) {
        take(requests, userOrAddress, requestsPerSecond * 4L, requestsPerSecond, Duration.ofSeconds(1), "requests");
    }

    /** @throws Problem.TooMany whether or not the account exists */
    void takeSignIn(String login, String address) {
        String account = "account:" + login.toLowerCase(Locale.ROOT);
        take(signIns, account, SIGN_INS_PER_ACCOUNT, SIGN_INS_PER_ACCOUNT, SIGN_IN_PERIOD, "tries to sign in");
        take(
                signIns,
                "address:" + address,
                SIGN_INS_PER_ADDRESS,
                SIGN_INS_PER_ADDRESS,
                SIGN_IN_PERIOD,
                "tries to sign in");
    }

    private static void take(
            Cache<String, Bucket> buckets, String who, long burst, long refill, Duration period, String what) {
        Bucket bucket = buckets.get(
                who,
                _ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(refill, period))
                        .build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new Problem.TooMany(
                    "Too many " + what + ".",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
        }
    }

    private static Cache<String, Bucket> buckets(Duration kept) {
        return Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(kept)
                .build();
    }
}
