package org.mastercreator.server.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.mastercreator.server.http.Problem;
import org.springframework.stereotype.Component;

/**
 * How much each user and address may ask for: of everything, of tries to sign in, of sign-ins for students. Tries to sign
 * in are counted for all servers together, the rest by each for itself.
 */
@Component
class Allowance {
    private static final int SIGN_INS_PER_ACCOUNT = 10;
    private static final int SIGN_INS_PER_ADDRESS = 100;
    private static final int GIVEN_SIGN_INS = 400;

    private final int requestsPerSecond;
    private final Cache<String, Bucket> requests = buckets(Duration.ofMinutes(1));
    private final Cache<String, Bucket> given = buckets(SignInTries.PERIOD);
    private final SignInTries tries;

    Allowance(SecurityProperties properties, SignInTries tries) {
        this.tries = tries;
        this.requestsPerSecond = properties.requestsPerSecond();
    }

    /** @throws Problem.TooMany if the user or address has used up what it may ask for */
    void take(String userOrAddress) {
        take(requests, userOrAddress, requestsPerSecond * 4L, requestsPerSecond, Duration.ofSeconds(1), "requests", 1);
    }

    /**
     * Counts a try to sign in; of the address first, so that one who is stopped there locks no account.
     *
     * @throws Problem.TooMany whether or not the account exists
     */
    void takeSignIn(String login, String address) {
        takeSignIn(addressKey(address), SIGN_INS_PER_ADDRESS);
        takeSignIn(accountKey(login), SIGN_INS_PER_ACCOUNT);
    }

    private void takeSignIn(String key, int most) {
        tries.take(key, most).ifPresent(wait -> {
            throw tooMany("tries to sign in", wait);
        });
    }

    /** @throws Problem.TooMany if the user tried to choose a password too often: each try costs as much as a sign-in */
    void takeChosenPassword(String userId) {
        takeSignIn("chosen:" + userId, SIGN_INS_PER_ACCOUNT);
    }

    /** @throws Problem.TooMany if the user gave out so many sign-ins that these would be too many */
    void takeGivenSignIns(String userId, int count) {
        take(given, userId, GIVEN_SIGN_INS, GIVEN_SIGN_INS, SignInTries.PERIOD, "new sign-ins", count);
    }

    /** Only tries that fail are to count: a whole school may sign in through one address at eight o'clock. */
    void giveSignInBack(String login, String address) {
        tries.giveBack(addressKey(address));
        tries.giveBack(accountKey(login));
    }

    private static String addressKey(String address) {
        return "address:" + address;
    }

    /** One character for one, as the database folds logins: no spelling of a login has tries of its own. */
    private static String accountKey(String login) {
        return login.codePoints()
                .map(Character::toLowerCase)
                .collect(() -> new StringBuilder("account:"), StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void take(
            Cache<String, Bucket> buckets,
            String who,
            long burst,
            long refill,
            Duration period,
            String what,
            int count) {
        Bucket bucket = buckets.get(
                who,
                // By the clock that is never set: after a step back of the other nobody would get more for an hour.
                _ -> Bucket.builder()
                        .withNanosecondPrecision()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(refill, period))
                        .build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(count);
        if (!probe.isConsumed()) {
            throw tooMany(what, Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private static Problem.TooMany tooMany(String what, Duration wait) {
        return new Problem.TooMany("Too many " + what + ".", wait.plusSeconds(1));
    }

    private static Cache<String, Bucket> buckets(Duration kept) {
        return Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(kept)
                .build();
    }
}
