package org.mastercreator.bench.tomcat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Where the load generator says what to publish, line by line: {@code E} an event, {@code M} asks for heap used. */
final class ControlPort {
    private ControlPort() {}

    static void serve(int port, Consumer<String> publish) throws IOException {
        try (ServerSocket server = new ServerSocket(port, 4, InetAddress.getLoopbackAddress())) {
            while (true) {
                try (Socket socket = server.accept()) {
                    converse(socket, publish);
                }
            }
        }
    }

    private static void converse(Socket socket, Consumer<String> publish) throws IOException {
        socket.setTcpNoDelay(true);
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 1 << 16);
        OutputStream answers = socket.getOutputStream();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("E")) {
                publish.accept(line.substring(1));
            } else {
                answers.write((line + " " + usedHeap() + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
