package org.mastercreator.server.live;

import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** A window down to its socket: it reads all, nothing, or a byte a second, and knows whether what it got is whole. */
final class RawWindow implements AutoCloseable {
    enum Appetite {
        ALL,
        A_BYTE_A_SECOND,
        NOTHING
    }

    private final Socket socket = new Socket();
    private final LongConsumer onEvent;
    private volatile Appetite appetite = Appetite.ALL;
    private volatile long cursor = -1;
    private volatile String complaint = "";

    /** @param receiveBuffer in bytes, 0 for what the kernel gives */
    RawWindow(int port, String path, int receiveBuffer, LongConsumer onEvent) {
        this.onEvent = onEvent;
        try {
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.connect(new InetSocketAddress("localhost", port));
            socket.getOutputStream()
                    .write("""
                            GET %s HTTP/1.1
                            Host: localhost:%d
                            Upgrade: websocket
                            Connection: Upgrade
                            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                            Sec-WebSocket-Version: 13

                            """.formatted(path, port).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::read);
    }

    void eat(Appetite wanted) {
        appetite = wanted;
    }

    /** The last event, or the position that the server named first; -1 before that. */
    long cursor() {
        return cursor;
    }

    /** Empty while each event followed the one before it. */
    String complaint() {
        return complaint;
    }

    private void read() {
        try (DataInputStream in = new DataInputStream(new Mouth(socket.getInputStream()))) {
            int matched = 0;
            while (matched < 4) {
                matched = in.readByte() == "\r\n\r\n".charAt(matched) ? matched + 1 : 0;
            }
            while (true) {
                int kind = in.readByte() & 0x0f;
                long length = in.readByte();
                length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
                byte[] payload = new byte[(int) length];
                in.readFully(payload);
                if (kind == 1) {
                    take(new String(payload, StandardCharsets.ISO_8859_1));
                } else if (kind == 8) {
                    complaint = "closed with " + new BigInteger(1, payload).shiftRight(8 * (payload.length - 2));
                    return;
                }
            }
        } catch (IOException gone) {
            complaint = complaint.isEmpty() ? gone.toString() : complaint;
        }
    }

    private void take(String text) {
        int at = text.indexOf("\"offset\":");
        if (at < 0) {
            return;
        }
        int end = at += "\"offset\":".length();
        while (Character.isDigit(text.charAt(end))) {
            end++;
        }
        long offset = Long.parseLong(text.substring(at, end));
        if (!text.startsWith("{\"type\":\"connection_confirmed\"")) {
            if (offset != cursor + 1 && complaint.isEmpty()) {
                complaint = offset + " after " + cursor;
            }
            onEvent.accept(offset);
        }
        cursor = offset;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Mouth extends FilterInputStream {
        Mouth(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            while (appetite == Appetite.NOTHING && !socket.isClosed()) {
                LockSupport.parkNanos(20_000_000);
            }
            if (appetite == Appetite.ALL) {
                return super.read(bytes, from, length);
            }
            LockSupport.parkNanos(1_000_000_000);
            return super.read(bytes, from, 1);
        }
    }
}
