package org.mastercreator.server.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A port that is taken was noticed only after the sample data was in. */
class FreePortTest {
    @Configuration
    static class Slow {
        @Bean
        Object sampleData() {
            throw new IllegalStateException("begun before the port was looked at");
        }
    }

    private static void start(int port) {
        SpringApplication application = new SpringApplication(Slow.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.run("--server.port=" + port, "--server.address=127.0.0.1").close();
    }

    @Test
    void a_port_that_is_taken_is_noticed_before_anything_else_is_begun() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(other.getLocalPort())).isInstanceOf(PortInUseException.class);
        }
    }

    @Test
    void a_free_port_and_any_port_are_left_to_the_server() throws IOException {
        int free;
        try (ServerSocket freed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = freed.getLocalPort();
        }
        for (int port : new int[] {free, 0}) {
            assertThatCode(() -> start(port)).hasRootCauseMessage("begun before the port was looked at");
        }
    }
}
