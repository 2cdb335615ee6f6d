package org.mastercreator.server.nodes;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mastercreator.server.database.EmbeddedDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts one PostgreSQL, one Redis and several servers on neighbouring ports. Each server is a process of its own, so
 * that one can be killed and the others watched. Ends when it is told to, and takes all of them with it.
 */
public final class LocalNodes {
    private static final Logger log = LoggerFactory.getLogger(LocalNodes.class);
    private static final int MOST_NODES = 9;
    private static final int STOP_SECONDS = 30;

    private LocalNodes() {}

    /** @throws IllegalArgumentException unless {@code count} is a number from 1 to 9 */
    public static void run(String count) throws IOException, InterruptedException {
        int nodes = count.matches("[1-9]") ? Integer.parseInt(count) : 0;
        if (nodes == 0) {
            throw new IllegalArgumentException("the number of nodes must be 1 to " + MOST_NODES + ", was " + count);
        }
        Map<String, String> environment = System.getenv();
        Path dataDir = Path.of(environment.getOrDefault("DATA_DIR", "./data"));
        int firstPort = Integer.parseInt(environment.getOrDefault("SERVER_PORT", "8080"));
        EmbeddedDatabase database = EmbeddedDatabase.start(dataDir);
        LocalRedis redis = LocalRedis.start(dataDir.resolve("redis"));
        List<Process> servers = new ArrayList<>();
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop(servers, database, redis);
            stopped.countDown();
        }));
        for (int i = 0; i < nodes; i++) {
            Map<String, String> settings = new HashMap<>();
            settings.put("SERVER_PORT", String.valueOf(firstPort + i));
            settings.put("DATABASE_URL", database.applicationUrl());
            settings.put("DATABASE_OWNER_URL", database.ownerUrl());
            settings.put("REDIS_URL", redis.url());
            settings.put("DATA_DIR", dataDir.toString());
            settings.put("DEMO", environment.getOrDefault("DEMO", "on"));
            servers.add(start(settings));
        }
        log.info(
                "{} nodes start on http://localhost:{} to http://localhost:{}",
                nodes,
                firstPort,
                firstPort + nodes - 1);
        for (Process server : List.copyOf(servers)) {
            server.onExit().thenAccept(ended -> log.info("node {} has ended", ended.pid()));
        }
        stopped.await();
    }

    private static Process start(Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        String classPath = System.getProperty("java.class.path");
        if (Files.isRegularFile(Path.of(classPath))) {
            command.addAll(List.of("-jar", classPath));
        } else {
            command.addAll(List.of("-cp", classPath, "org.mastercreator.server.MasterCreator"));
        }
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(settings);
        return builder.start();
    }

    /** First the servers, so that each sends its windows away in good order. */
    private static void stop(List<Process> servers, EmbeddedDatabase database, LocalRedis redis) {
        servers.forEach(Process::destroy);
        try (redis;
                database) {
            for (Process server : servers) {
                if (!server.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    server.destroyForcibly();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            log.warn("the database did not stop in good order", failure);
        }
    }
}
