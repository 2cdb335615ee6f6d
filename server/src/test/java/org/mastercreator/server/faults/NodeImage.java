package org.mastercreator.server.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.Scratch;

/**
 * The server as jars, with a cache of its loaded classes that the first start records, so that every further start
 * takes a third of the work. Made once a run: what a test compiled yesterday is never started today.
 */
final class NodeImage {
    private static final Path DIRECTORY = Path.of("target", "node-image").toAbsolutePath();
    private static final Path CACHE = DIRECTORY.resolve("classes.aot");
    private static final Path DATA = DIRECTORY.resolve("data");
    private static final Duration RECORDING = Duration.ofMinutes(4);
    private static final String CLASS_PATH = make();

    private NodeImage() {}

    /** The command that starts a node. */
    static List<String> command() {
        return command("-XX:AOTCache=" + CACHE, CLASS_PATH);
    }

    /** Puts the database and the keys of the first start there, with the sample data, as it left them in good order. */
    static Path dataIn(Path directory) throws IOException {
        for (String part : List.of("postgres", "postgres-password", "keys")) {
            Scratch.copy(DATA.resolve(part), directory.resolve(part));
        }
        return directory;
    }

    private static List<String> command(String cache, String classPath) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                cache,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                FaultNode.class.getName());
    }

    private static String make() {
        try {
            Scratch.empty(DIRECTORY);
            String classPath = jars();
            recordStart(classPath);
            return classPath;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A cache can be had of jars only, not of folders. */
    private static String jars() {
        String given = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        AtomicInteger number = new AtomicInteger();
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(given)
                .map(entry -> Files.isDirectory(Path.of(entry)) ? jar(entry, number.incrementAndGet()) : entry)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String jar(String folder, int number) {
        String jar = DIRECTORY.resolve(number + ".jar").toString();
        int failed = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--no-compress", "--file", jar, "-C", folder, ".");
        if (failed != 0) {
            throw new IllegalStateException("no jar could be made of " + folder);
        }
        return jar;
    }

    private static void recordStart(String classPath) throws IOException {
        Path log = DIRECTORY.resolve("log");
        NodeProcess node = new NodeProcess(
                command("-XX:AOTCacheOutput=" + CACHE, classPath),
                Installation.freePort(),
                log,
                Map.of("DATA_DIR", DATA.toString(), FaultNode.SKEW, "PT0S", "DRAIN_SECONDS", "0"));
        try {
            Eventually.holds(RECORDING, node::isReady);
            node.stop(RECORDING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            node.end();
        }
        if (!Files.exists(CACHE)) {
            throw new IllegalStateException("no cache was recorded: " + node.tail());
        }
    }
}
