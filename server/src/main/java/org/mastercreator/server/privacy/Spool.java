package org.mastercreator.server.privacy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps an answer that may be large in a file until it is sent, so that neither memory nor a database connection waits
 * for a slow client, and a failure halfway is an error and not half an answer. The file loses its name as soon as it is
 * opened: nothing of it is left when it was sent, when the client goes away, or when the server dies.
 */
@Component
class Spool {
    private static final int PIECE_BYTES = 32_768;

    private final Path directory;

    Spool(@Value("${mastercreator.data-dir}") Path directory) {
        this.directory = directory;
    }

    /** What was written, in pieces; to be read once. */
    Flux<DataBuffer> write(Consumer<OutputStream> writer) {
        FileChannel file = open();
        boolean written = false;
        try {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), PIECE_BYTES) {
                // Those who write close what they write to, but the file is still to be read.
                @Override
                public void close() throws IOException {
                    flush();
                }
            };
            writer.accept(out);
            out.flush();
            file.position(0);
            written = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!written) {
                close(file);
            }
        }
        return DataBufferUtils.readByteChannel(() -> file, DefaultDataBufferFactory.sharedInstance, PIECE_BYTES)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private FileChannel open() {
        try {
            Files.createDirectories(directory);
            return FileChannel.open(
                    directory.resolve("export-" + UUID.randomUUID()),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(FileChannel file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
