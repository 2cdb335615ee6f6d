package org.mastercreator.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mastercreator.bench.load.Control;
import org.mastercreator.bench.load.Dialect;
import org.mastercreator.bench.load.LoadGenerator;

/** One server process that runs, and the line to its control port. */
public final class Server implements AutoCloseable {
    private static final long STARTS_WITHIN_MS = 90_000;
    private static final int STOPS_WITHIN_SECONDS = 20;

    private final Contestant contestant;
    private final Process process;
    private final int port;
    private final int controlPort;
    private final Control control;
    private final Path directory;

    private Server(Contestant contestant, Process process, int port, int controlPort, Control control, Path directory) {
        this.contestant = contestant;
        this.directory = directory;
        this.process = process;
        this.port = port;
        this.controlPort = controlPort;
        this.control = control;
    }

    /**
     * Starts a server and waits until it takes connections.
     *
     * @param directory for its log and its data
     */
    public static Server start(Contestant contestant, Path directory, LoadGenerator generator)
            throws IOException, InterruptedException {
        int port = freePort();
        int controlPort = freePort();
        List<String> command = new ArrayList<>(Cores.ofServers());
        command.addAll(Commands.of(contestant, port, controlPort));
        Path log = directory.resolve(contestant.code() + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(Commands.environment(contestant, port, directory));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        long deadline = System.currentTimeMillis() + STARTS_WITHIN_MS;
        while (true) {
            try {
                return new Server(contestant, process, port, controlPort, generator.control(controlPort), directory);
            } catch (Exception e) {
                if (!process.isAlive() || System.currentTimeMillis() > deadline) {
                    process.destroyForcibly();
                    throw new IOException(contestant.code() + " did not start: " + tail(log), e);
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String tail(Path log) throws IOException {
        String text = Files.readString(log);
        return text.substring(Math.max(0, text.length() - 4_000));
    }

    public Contestant contestant() {
        return contestant;
    }

    public int port() {
        return port;
    }

    public Control control() {
        return control;
    }

    /** Another line to the control port, for another generator. */
    public Control control(LoadGenerator generator) {
        return generator.control(controlPort);
    }

    /** Of the server's process and what descends from it; not of its database, which is nobody's child. */
    public double cpuSeconds() {
        return Usage.cpuSeconds(process.toHandle());
    }

    /** Of those that its compilers took, if it runs on a Java virtual machine. */
    public double compilerSeconds() {
        return Usage.compilerSeconds(process.pid());
    }

    /** Of our server's database. */
    public double databaseCpuSeconds() {
        Path pidFile = Commands.data(directory).resolve("postgres/postmaster.pid");
        try (Stream<String> lines = Files.lines(pidFile)) {
            long pid = Long.parseLong(lines.findFirst().orElseThrow());
            return Usage.cpuSeconds(ProcessHandle.of(pid).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Bytes in use: of the heap after a collection, and resident beside it. The heaps of our Java processes are resident
     * as a whole from the start, so that the two do not overlap.
     */
    public long memoryBytes() {
        return Long.parseLong(ask('M')) + Usage.residentBytes(process.pid());
    }

    /** Asks at the control port and waits for the answer. */
    public String ask(char question) {
        return control.ask(question).orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** Where the log of our server stands. */
    public record Head(String epoch, long offset) {}

    public Head loggedHead() {
        String answer = ask('H');
        int space = answer.lastIndexOf(' ');
        return new Head(answer.substring(0, space), Long.parseLong(answer.substring(space + 1)));
    }

    /** How a client speaks to this server, in the lane whose events are published at once. */
    public Dialect dialect() {
        return switch (contestant) {
            case OURS -> ours(Commands.DIRECT_CLASS, "");
            case SOCKETIO -> new Dialect.SocketIo();
            case NETTY, WS, TOMCAT -> new Dialect.Plain("/");
        };
    }

    /** The same for events that went through the log, where there is one. */
    public Dialect loggedDialect(String query) {
        return contestant == Contestant.OURS ? ours(Commands.LOGGED_CLASS, query) : dialect();
    }

    private Dialect ours(String classId, String query) {
        return new Dialect.Ours("/ws/dashboard/" + classId + query, token());
    }

    /** Signs in at our server. */
    public String token() {
        return SignIn.token(port);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
