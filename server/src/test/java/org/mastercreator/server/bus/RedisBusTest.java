package org.mastercreator.server.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastercreator.server.Eventually;
import redis.embedded.core.ExecutableProvider;
import tools.jackson.databind.json.JsonMapper;

/** The bus beside a Redis that does not let it listen. */
class RedisBusTest {
    @Test
    void a_bus_that_may_not_subscribe_tries_again_and_leaves_no_connection_behind(@TempDir Path directory)
            throws IOException {
        int port = freePort();
        Process redis = redisThatForbidsListening(port, directory);
        RedisClient client = RedisClient.create(RedisURI.create("redis://127.0.0.1:" + port));
        try {
            Eventually.holds(() -> answers(client));
            RedisCommands<String, String> look = client.connect().sync();
            try (RedisBus bus = new RedisBus(
                    RedisURI.create("redis://listener:secret@127.0.0.1:" + port),
                    "test",
                    new BusCodec("node", JsonMapper.shared()))) {
                int before = figure(look, "total_connections_received");
                Eventually.holds(() -> figure(look, "total_connections_received") >= before + 4);
                Eventually.holds(() -> figure(look, "connected_clients") <= 2);
                assertThat(bus.state()).isEqualTo(Bus.State.DOWN);
            }
        } finally {
            client.shutdown();
            redis.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Process redisThatForbidsListening(int port, Path directory) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ExecutableProvider.newJarResourceProvider().get().getAbsolutePath(),
                "--port",
                String.valueOf(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--dir",
                directory.toString()));
        command.addAll(List.of("--user", "listener", "on", ">secret", "~*", "&*", "+@all", "-subscribe"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("redis.log").toFile())
                .start();
    }

    private static boolean answers(RedisClient client) {
        try {
            client.connect().close();
            return true;
        } catch (RuntimeException _) {
            return false;
        }
    }

    private static int figure(RedisCommands<String, String> look, String name) {
        return look.info()
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> Integer.parseInt(line.substring(name.length() + 1).strip()))
                .findFirst()
                .orElseThrow();
    }
}
