package org.mastercreator.realtime;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * A publication with its bytes on the wire: one unmasked text frame (RFC 6455, section 5.2), made once, and once more as
 * a compressed one (RFC 7692, without context takeover) when the first connection that takes such frames needs it.
 */
final class Frame {
    private static final int TEXT = 0x81;
    private static final int DEFLATED_TEXT = 0xc1;
    private static final int WORTH_DEFLATING_BYTES = 256;
    private static final int SYNC_TAIL_BYTES = 4;

    private final long offset;
    private final List<String> tags;
    private final long rights;
    private final byte[] wire;
    private final long madeAt;
    private volatile byte @Nullable [] deflatedWire;

    Frame(long offset, List<String> tags, long rights, byte[] wire, long madeAt) {
        this.offset = offset;
        this.tags = tags;
        this.rights = rights;
        this.wire = wire;
        this.madeAt = madeAt;
    }

    static Frame of(Publication publication) {
        return new Frame(
                publication.offset(),
                publication.tags(),
                publication.rights(),
                textFrame(publication.payload()),
                System.nanoTime());
    }

    long offset() {
        return offset;
    }

    List<String> tags() {
        return tags;
    }

    long rights() {
        return rights;
    }

    byte[] wire() {
        return wire;
    }

    /** By {@link System#nanoTime}. */
    long madeAt() {
        return madeAt;
    }

    /** The compressed frame, or the plain one where that would not be worth it. Two loops may make it at the same time. */
    byte[] deflatedWire() {
        byte[] made = deflatedWire;
        if (made == null) {
            made = wire.length < WORTH_DEFLATING_BYTES ? wire : deflate();
            deflatedWire = made;
        }
        return made;
    }

    private byte[] deflate() {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            int header = headerLength();
            deflater.setInput(wire, header, wire.length - header);
            byte[] room = new byte[wire.length];
            int length = deflater.deflate(room, 0, room.length, Deflater.SYNC_FLUSH);
            return length < room.length ? frame(DEFLATED_TEXT, Arrays.copyOf(room, length - SYNC_TAIL_BYTES)) : wire;
        } finally {
            deflater.end();
        }
    }

    private int headerLength() {
        int length = wire[1] & 0x7f;
        return length < 126 ? 2 : length == 126 ? 4 : 10;
    }

    boolean isFor(ChannelId channel) {
        return channel.tag().isEmpty() || tags.contains(channel.tag().get());
    }

    /** Without those that a later one supersedes. */
    static List<Frame> withoutSuperseded(List<Frame> frames) {
        Set<String> superseded = new HashSet<>();
        List<Frame> kept = new ArrayList<>(frames.size());
        for (Frame frame : frames.reversed()) {
            if (frame.latestOf().map(superseded::add).orElse(true)) {
                kept.add(frame);
            }
        }
        return kept.reversed();
    }

    private Optional<String> latestOf() {
        return tags.stream().filter(tag -> tag.startsWith(Publication.LATEST)).findFirst();
    }

    /** The text alone, without the frame's header. */
    void writePayload(ByteBuf buffer) {
        int header = headerLength();
        buffer.writeBytes(wire, header, wire.length - header);
    }

    /** All frames, each in the form that {@code bytes} gives, in one contiguous buffer. */
    static ByteBuf join(ByteBufAllocator allocator, List<Frame> frames, Function<Frame, byte[]> bytes) {
        int size = 0;
        for (Frame frame : frames) {
            size += bytes.apply(frame).length;
        }
        ByteBuf buffer = allocator.directBuffer(size);
        for (Frame frame : frames) {
            buffer.writeBytes(bytes.apply(frame));
        }
        return buffer;
    }

    static byte[] textFrame(byte[] payload) {
        return frame(TEXT, payload);
    }

    private static byte[] frame(int firstByte, byte[] payload) {
        int length = payload.length;
        int header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
        byte[] wire = new byte[header + length];
        wire[0] = (byte) firstByte;
        if (header == 2) {
            wire[1] = (byte) length;
        } else {
            wire[1] = (byte) (header == 4 ? 126 : 127);
            for (int i = header - 1, rest = length; i > 1; i--, rest >>>= 8) {
                wire[i] = (byte) rest;
            }
        }
        System.arraycopy(payload, 0, wire, header, length);
        return wire;
    }
}
