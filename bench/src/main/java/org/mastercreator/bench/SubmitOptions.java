package org.mastercreator.bench;

/**
 * What to measure.
 *
 * @param clients that submit together in full mode
 * @param pace submissions a second in paced mode
 * @param seconds length of each measurement, after a warm-up
 */
record SubmitOptions(int clients, int pace, int rounds, int seconds, boolean json) {
    static SubmitOptions parse(String... args) {
        int clients = 60;
        int pace = 200;
        int rounds = 3;
        int seconds = 8;
        boolean json = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--json" -> json = true;
                case "--clients" -> clients = number(args, ++i);
                case "--pace" -> pace = number(args, ++i);
                case "--rounds" -> rounds = number(args, ++i);
                case "--seconds" -> seconds = number(args, ++i);
                default -> throw new IllegalArgumentException("bench submit does not know '" + args[i] + "'");
            }
        }
        return new SubmitOptions(clients, pace, rounds, seconds, json);
    }

    static int number(String[] args, int index) {
        if (index >= args.length || !args[index].matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException(args[index - 1] + " needs a number");
        }
        return Integer.parseInt(args[index]);
    }
}
