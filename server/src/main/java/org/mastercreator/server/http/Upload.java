package org.mastercreator.server.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePart;

/** A file that came with a request, read whole. */
public final class Upload {
    private Upload() {}

    /** @throws org.springframework.core.io.buffer.DataBufferLimitException if it is larger, which is a 413 */
    public static byte[] read(FilePart file, int maxBytes) {
        return DataBufferUtils.join(file.content(), maxBytes)
                .map(Upload::bytes)
                .defaultIfEmpty(new byte[0])
                .blockOptional()
                .orElseThrow();
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /** What tells a file from another for {@link Idempotency}. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
