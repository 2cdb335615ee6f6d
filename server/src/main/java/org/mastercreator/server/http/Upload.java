package org.mastercreator.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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

    /**
     * The text of a UTF-8 file without its byte order mark.
     *
     * @throws Problem.Invalid if it is no such text
     */
    public static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw new Problem.Invalid("file", "is not UTF-8 text");
        }
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
