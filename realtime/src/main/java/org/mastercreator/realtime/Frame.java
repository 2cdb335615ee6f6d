package org.mastercreator.realtime;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A publication with its bytes on the wire: one unmasked text frame (RFC 6455, section 5.2), made once.
 *
 * @param madeAt by {@link System#nanoTime}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are written as they are
record Frame(long offset, List<String> tags, long rights, byte[] wire, long madeAt) {
    static Frame of(Publication publication) {
        return new Frame(
                publication.offset(),
                publication.tags(),
                publication.rights(),
                textFrame(publication.payload()),
                System.nanoTime());
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
        int length = wire[1] & 0x7f;
        int header = length < 126 ? 2 : length == 126 ? 4 : 10;
        buffer.writeBytes(wire, header, wire.length - header);
    }

    /** All frames in one contiguous buffer. */
    static ByteBuf join(ByteBufAllocator allocator, List<Frame> frames) {
        int bytes = 0;
        for (Frame frame : frames) {
            bytes += frame.wire().length;
        }
        ByteBuf buffer = allocator.directBuffer(bytes);
        for (Frame frame : frames) {
            buffer.writeBytes(frame.wire());
        }
        return buffer;
    }

    static byte[] textFrame(byte[] payload) {
        int length = payload.length;
        int header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
        byte[] wire = new byte[header + length];
        wire[0] = (byte) 0x81;
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
