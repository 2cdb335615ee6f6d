package org.mastercreator.server.settings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mastercreator.server.security.PasswordRule;

/**
 * The environment variables whose values can be wrong by themselves. They are checked before anything is started, so
 * that who sets up the server reads the variable's name, what it may be and what it was, for all of them at once.
 */
public final class Settings {
    private static final long MANY = 1_000_000_000;
    private static final String[] SWITCH = {"true", "false"};
    private static final Map<String, Check> CHECKS = checks();

    private Settings() {}

    /** What a value has to be; says so, or nothing if it is. */
    private interface Check {
        String wanted();

        boolean holds(String value);
    }

    private record Whole(long least, long most) implements Check {
        @Override
        public String wanted() {
            return "a whole number from " + least + (most == MANY ? " on" : " to " + most);
        }

        @Override
        public boolean holds(String value) {
            return value.matches("\\d{1,10}") && Long.parseLong(value) >= least && Long.parseLong(value) <= most;
        }
    }

    private record Decimal(double least, double most) implements Check {
        @Override
        public String wanted() {
            return "a number from " + number(least) + (most == MANY ? " on" : " to " + number(most));
        }

        private static String number(double value) {
            return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }

        @Override
        public boolean holds(String value) {
            return value.matches("\\d{1,10}(\\.\\d{1,10})?")
                    && Double.parseDouble(value) >= least
                    && Double.parseDouble(value) <= most;
        }
    }

    private record Word(List<String> words) implements Check {
        @Override
        public String wanted() {
            List<String> named = words.stream().filter(word -> !word.isEmpty()).toList();
            return String.join(", ", named.subList(0, named.size() - 1)) + " or " + named.getLast();
        }

        @Override
        public boolean holds(String value) {
            return words.contains(value.toLowerCase(Locale.ROOT));
        }
    }

    private static Map<String, Check> checks() {
        Map<String, Check> checks = new LinkedHashMap<>();
        whole(checks, 0, 65_535, "SERVER_PORT");
        whole(checks, 1, 8_760, "SESSION_HOURS");
        whole(checks, 1_024, MANY, "MAX_BODY_BYTES", "MAX_MESSAGE_BYTES");
        whole(checks, 1, 86_400, "REQUEST_SECONDS", "KEEP_ALIVE_SECONDS", "SOCKET_SILENCE_SECONDS", "LLM_SECONDS");
        whole(checks, 0, 3_600, "DRAIN_SECONDS", "SHUTDOWN_SECONDS");
        whole(checks, 1, 36_500, "STREAM_KEEP_DAYS");
        whole(checks, 1, MANY, "STREAM_KEEP_EVENTS", "REQUESTS_PER_SECOND", "REQUESTS_AT_ONCE", "SUBMISSIONS_AT_ONCE");
        whole(checks, 1, MANY, "SOCKETS_PER_USER", "SOCKETS_PER_ADDRESS", "SOCKETS_PER_CLASS", "HANDSHAKES_AT_ONCE");
        whole(checks, 1, MANY, "MESSAGES_PER_SECOND", "MESSAGE_BURST", "LLM_AT_ONCE");
        whole(checks, 0, 100, "LLM_RETRIES");
        for (String share : List.of("ZONE_HARDEST", "ZONE_EASIEST", "TRACES_SHARE")) {
            checks.put(share, new Decimal(0, 1));
        }
        for (String usd : List.of("LLM_DAILY_USD", "LLM_USD_IN", "LLM_USD_OUT")) {
            checks.put(usd, new Decimal(0, MANY));
        }
        word(checks, "DEMO", "auto", "on", "off");
        word(checks, "SAMPLE_DATA", "auto", "on", "off");
        word(checks, "SECURE_COOKIES", SWITCH);
        word(checks, "SOCKET_DEFLATE", SWITCH);
        word(checks, "FORWARD_HEADERS", "none", "native");
        word(checks, "LOG_FORMAT", "", "ecs", "gelf", "logstash");
        word(checks, "LOG_LEVEL", "trace", "debug", "info", "warn", "error", "off");
        return checks;
    }

    private static void whole(Map<String, Check> checks, long least, long most, String... names) {
        for (String name : names) {
            checks.put(name, new Whole(least, most));
        }
    }

    private static void word(Map<String, Check> checks, String name, String... words) {
        checks.put(name, new Word(Arrays.asList(words)));
    }

    /** A sentence for each variable that is wrong; none if the server can be started with these. */
    public static List<String> problems(Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        CHECKS.forEach((name, check) -> {
            String value = environment.get(name);
            if (value != null && !check.holds(value)) {
                problems.add(name + " must be " + check.wanted() + ", was " + (value.isEmpty() ? "empty" : value));
            }
        });
        int length = environment.getOrDefault("ADMIN_PASSWORD", "").length();
        if (length > 0 && (length < PasswordRule.SHORTEST || length > PasswordRule.LONGEST)) {
            problems.add("ADMIN_PASSWORD " + PasswordRule.SAID + ", as everybody's, had " + length);
        }
        needs(environment, "ADMIN_LOGIN", "ADMIN_PASSWORD", problems);
        needs(environment, "ADMIN_PASSWORD", "ADMIN_LOGIN", problems);
        if (problems.isEmpty()) {
            String hardest = environment.getOrDefault("ZONE_HARDEST", "0.40");
            String easiest = environment.getOrDefault("ZONE_EASIEST", "0.85");
            if (Double.parseDouble(hardest) >= Double.parseDouble(easiest)) {
                problems.add("ZONE_HARDEST must be below ZONE_EASIEST, was " + hardest + " and " + easiest);
            }
        }
        return problems;
    }

    private static void needs(Map<String, String> environment, String name, String other, List<String> problems) {
        if (!environment.getOrDefault(name, "").isBlank()
                && environment.getOrDefault(other, "").isBlank()) {
            problems.add(name + " needs " + other + " beside it");
        }
    }
}
