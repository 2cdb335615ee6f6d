package org.mastercreator.server.nodes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import redis.embedded.RedisServer;

/** A Redis of our own on loopback, with a password that only this program knows. It keeps nothing on disk. */
final class LocalRedis implements AutoCloseable {
    private final RedisServer server;
    private final String url;

    private LocalRedis(RedisServer server, String url) {
        this.server = server;
        this.url = url;
    }

    static LocalRedis start(Path directory) throws IOException {
        Files.createDirectories(directory);
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        RedisServer server = RedisServer.newRedisServer()
                .bind("127.0.0.1")
                .port(port)
                .setting("requirepass " + password)
                .setting("save \"\"")
                .setting("appendonly no")
                .setting("dir " + directory.toAbsolutePath())
                .build();
        server.start();
        return new LocalRedis(server, "redis://:" + password + "@127.0.0.1:" + port);
    }

    String url() {
        return url;
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }
}
