package org.mastercreator.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.mastercreator.bench.peer.Contestant;

/**
 * What to measure.
 *
 * @param seconds length of each measurement of burst and paced, after a warm-up
 */
record FanoutOptions(
        List<Integer> subscribers, List<Mode> modes, List<Contestant> servers, int rounds, int seconds, boolean json) {

    static FanoutOptions parse(String... args) {
        List<Integer> subscribers = List.of(1_000, 10_000);
        List<Mode> modes = List.of(Mode.values());
        List<Contestant> servers = List.of(Contestant.values());
        int rounds = 3;
        int seconds = 4;
        boolean json = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--json" -> json = true;
                case "--subscribers" -> subscribers = list(args, ++i, Integer::parseInt);
                case "--modes" -> modes = list(args, ++i, name -> Mode.valueOf(name.toUpperCase(Locale.ROOT)));
                case "--servers" ->
                    servers = list(args, ++i, name -> Contestant.valueOf(name.toUpperCase(Locale.ROOT)));
                case "--rounds" -> rounds = Integer.parseInt(value(args, ++i));
                case "--seconds" -> seconds = Integer.parseInt(value(args, ++i));
                default -> throw new IllegalArgumentException("bench fanout does not know '" + args[i] + "'");
            }
        }
        return new FanoutOptions(subscribers, modes, servers, rounds, seconds, json);
    }

    private static String value(String[] args, int index) {
        if (index >= args.length) {
            throw new IllegalArgumentException(args[index - 1] + " needs a value");
        }
        return args[index];
    }

    private static <T> List<T> list(String[] args, int index, Function<String, T> parse) {
        return Arrays.stream(value(args, index).split(",")).map(parse).toList();
    }
}
