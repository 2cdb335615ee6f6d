package org.mastercreator.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How each server is started. */
final class Commands {
    static final String DIRECT_CLASS = "class_bench_direct";
    static final String LOGGED_CLASS = "class_bench_logged";

    private static final int NO_LIMIT = 1_000_000;
    private static final Path NODE_PEERS = Path.of("bench/peers/node");
    private static final String TOMCAT = "bench/peers/tomcat/target/";

    private Commands() {}

    static List<String> of(Contestant contestant, int port, int controlPort) {
        String own = System.getProperty("java.class.path");
        return switch (contestant) {
            case OURS -> java(own, "org.mastercreator.bench.ours.BenchServer", controlPort);
            case NETTY -> java(own, "org.mastercreator.bench.bare.BareNetty", port, controlPort);
            case TOMCAT ->
                java(
                        TOMCAT + "classes:" + text(Path.of(TOMCAT, "class-path")),
                        "org.mastercreator.bench.tomcat.TomcatPeer",
                        port,
                        controlPort);
            case WS -> node("ws.js", port, controlPort);
            case SOCKETIO -> node("socketio.js", port, controlPort);
        };
    }

    /** The heap is resident from the start: see {@link Server#memoryBytes}. */
    private static List<String> java(String classPath, String main, int... ports) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseCompactObjectHeaders",
                "-Xms1280m",
                "-Xmx1280m",
                "-XX:+AlwaysPreTouch",
                "-cp",
                classPath));
        command.add(main);
        for (int port : ports) {
            command.add(String.valueOf(port));
        }
        return command;
    }

    static Path data(Path directory) {
        return directory.resolve("data");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> node(String script, int port, int controlPort) {
        return List.of(
                "node",
                "--expose-gc",
                NODE_PEERS.resolve(script).toString(),
                String.valueOf(port),
                String.valueOf(controlPort));
    }

    static Map<String, String> environment(Contestant contestant, int port, Path directory) {
        if (contestant != Contestant.OURS) {
            return Map.of("NODE_ENV", "production");
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("SERVER_PORT", String.valueOf(port));
        settings.put("DATA_DIR", data(directory).toString());
        settings.put("ADMIN_LOGIN", SignIn.LOGIN);
        settings.put("ADMIN_PASSWORD", SignIn.PASSWORD);
        // All clients are one user, and a storm is to be taken, not sent away to come back later.
        for (String limit : List.of(
                "SOCKETS_PER_USER",
                "SOCKETS_PER_ADDRESS",
                "SOCKETS_PER_CLASS",
                "HANDSHAKES_AT_ONCE",
                "REQUESTS_PER_SECOND")) {
            settings.put(limit, String.valueOf(NO_LIMIT));
        }
        return settings;
    }
}
