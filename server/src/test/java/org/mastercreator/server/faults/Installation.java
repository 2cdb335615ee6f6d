package org.mastercreator.server.faults;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mastercreator.server.database.EmbeddedDatabase;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Three servers, one PostgreSQL, one Redis: real processes, with a network between them that the test can spoil. */
final class Installation {
    /** Until a server is ready, on a machine that has much else to do. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final List<String> SKEWS = List.of("PT0S", "PT1H", "-PT1H");

    final List<NodeProcess> nodes = new ArrayList<>();
    final RealRedis redis;
    final TcpProxy toRedis;
    final TcpProxy toDatabase;
    final JdbcClient db;
    private final EmbeddedDatabase database;
    private final Path postgres;

    /** @param windows that it must have room for, and time to send away in good order */
    Installation(Path directory, int windows) throws IOException {
        database = EmbeddedDatabase.start(directory.resolve("data"));
        postgres = directory.resolve("data").resolve("postgres");
        URI owner = URI.create(database.ownerUrl());
        toDatabase = new TcpProxy(owner.getPort());
        redis = new RealRedis(freePort(), directory);
        toRedis = new TcpProxy(redis.port());
        db = JdbcClient.create(dataSource(owner));
        for (int i = 0; i < SKEWS.size(); i++) {
            Map<String, String> environment = new HashMap<>();
            environment.put("DATABASE_URL", through(toDatabase, database.applicationUrl()));
            environment.put("DATABASE_OWNER_URL", through(toDatabase, database.ownerUrl()));
            environment.put("REDIS_URL", "redis://:" + RealRedis.PASSWORD + "@127.0.0.1:" + toRedis.port());
            environment.put("DATA_DIR", directory.resolve("data").toString());
            environment.put("DEMO", "on");
            environment.put("REQUESTS_PER_SECOND", "100000");
            for (String limit : List.of("SOCKETS_PER_USER", "SOCKETS_PER_ADDRESS", "SOCKETS_PER_CLASS")) {
                environment.put(limit, String.valueOf(100 + 2 * windows));
            }
            environment.put("DRAIN_SECONDS", String.valueOf(Math.max(4, windows / 500)));
            environment.put(FaultNode.SKEW, SKEWS.get(i));
            nodes.add(new NodeProcess(freePort(), directory.resolve("node-" + i + ".log"), environment));
        }
    }

    static String through(TcpProxy proxy, String url) {
        return url.replaceFirst(":\\d+/", ":" + proxy.port() + "/");
    }

    private static PGSimpleDataSource dataSource(URI url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath());
        source.setUser(url.getUserInfo().substring(0, url.getUserInfo().indexOf(':')));
        source.setPassword(url.getUserInfo().substring(url.getUserInfo().indexOf(':') + 1));
        return source;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    NodeProcess any(Random random) {
        return nodes.get(random.nextInt(nodes.size()));
    }

    boolean allReady() {
        return nodes.stream().allMatch(NodeProcess::isReady);
    }

    long postmaster() {
        try {
            return Long.parseLong(Files.readAllLines(postgres.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Long> databaseWorkers() {
        return Signals.all(postmaster()).stream().skip(1).toList();
    }

    void close() throws Exception {
        toRedis.heal();
        toDatabase.heal();
        for (NodeProcess node : nodes) {
            node.kill();
        }
        redis.close();
        toRedis.close();
        toDatabase.close();
        database.close();
    }
}
