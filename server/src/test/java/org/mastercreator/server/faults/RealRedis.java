package org.mastercreator.server.faults;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import redis.embedded.core.ExecutableProvider;

/** A Redis process that can be killed, paused and started again on the same port. */
final class RealRedis implements AutoCloseable {
    static final String PASSWORD = "for-this-test-only";

    private final File executable;
    private final int port;
    private final Path directory;
    private Process process;

    RealRedis(int port, Path directory) throws IOException {
        this.executable = ExecutableProvider.newJarResourceProvider().get();
        this.port = port;
        this.directory = directory;
        this.process = launch();
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        executable.getAbsolutePath(),
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        "127.0.0.1",
                        "--requirepass",
                        PASSWORD,
                        "--save",
                        "",
                        "--dir",
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("redis.log").toFile())
                .start();
    }

    int port() {
        return port;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void restart() throws IOException {
        process = launch();
    }

    void pause() {
        Signals.pause(process.pid());
    }

    void resume() {
        Signals.resume(process.pid());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
