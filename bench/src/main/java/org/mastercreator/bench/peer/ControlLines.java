package org.mastercreator.bench.peer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The control port of our Java servers: lines from the load generator, those that came together handed on together. */
public final class ControlLines {
    private static final int READ_BYTES = 1 << 16;
    private static final int MOST_LINES = 256;

    private ControlLines() {}

    /** One line: what is to be done, and the event's text. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are sent as they are
    public record Line(char command, byte[] text) {}

    /** Takes what is to be published, in order; from one thread for each who is connected. */
    @FunctionalInterface
    public interface Publisher {
        void publish(List<Line> lines);

        /** Answers a question that is not about memory. */
        default Optional<String> answer(char question) {
            return Optional.empty();
        }
    }

    /** Listens until the process ends. */
    public static void serve(int port, Publisher publisher) throws IOException {
        try (ServerSocket server = new ServerSocket(port, 4, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket socket = server.accept();
                Thread.ofPlatform().daemon().name("control").start(() -> converse(socket, publisher));
            }
        }
    }

    private static void converse(Socket socket, Publisher publisher) {
        try (socket) {
            socket.setTcpNoDelay(true);
            converse(new BufferedInputStream(socket.getInputStream(), READ_BYTES), socket.getOutputStream(), publisher);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void converse(InputStream in, OutputStream out, Publisher publisher) throws IOException {
        List<Line> together = new ArrayList<>();
        ByteArrayOutputStream text = new ByteArrayOutputStream(512);
        for (int command = in.read(); command >= 0; command = in.read()) {
            text.reset();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                text.write(next);
            }
            if (command == 'E' || command == 'L') {
                together.add(new Line((char) command, text.toByteArray()));
            } else {
                answer((char) command, out, publisher);
            }
            if (!together.isEmpty() && (in.available() == 0 || together.size() == MOST_LINES)) {
                publisher.publish(List.copyOf(together));
                together.clear();
            }
        }
    }

    private static void answer(char question, OutputStream out, Publisher publisher) throws IOException {
        Optional<String> answer = question == 'M' ? Optional.of(usedHeap()) : publisher.answer(question);
        out.write((question + " " + answer.orElse("") + "\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String usedHeap() {
        System.gc();
        return String.valueOf(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
}
