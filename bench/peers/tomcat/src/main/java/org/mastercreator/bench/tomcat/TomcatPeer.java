package org.mastercreator.bench.tomcat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** Broadcast with Spring's WebSocket handler on Tomcat, as its guide has it. Arguments: port, control port. */
@SpringBootApplication
@EnableWebSocket
public class TomcatPeer {
    private static final int SEND_LIMIT_MS = 10_000;
    private static final int BUFFER_BYTES = 512 * 1024;

    private final Map<String, WebSocketSession> sessions = new ConcurrentHashMap<>();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();

    /** Starts both ports; the control port last. */
    public static void main(String[] args) throws IOException {
        SpringApplication application = new SpringApplication(TomcatPeer.class);
        application.setDefaultProperties(Map.of(
                "server.port", args[0],
                "server.address", "127.0.0.1",
                "server.tomcat.max-connections", "200000",
                "server.tomcat.accept-count", "4096",
                "spring.main.banner-mode", "off"));
        TomcatPeer peer = application.run().getBean(TomcatPeer.class);
        ControlPort.serve(Integer.parseInt(args[1]), peer::broadcast);
    }

    @Bean
    WebSocketConfigurer sockets() {
        return registry -> registry.addHandler(
                        new TextWebSocketHandler() {
                            @Override
                            public void afterConnectionEstablished(WebSocketSession session) {
                                sessions.put(
                                        session.getId(),
                                        new ConcurrentWebSocketSessionDecorator(session, SEND_LIMIT_MS, BUFFER_BYTES));
                            }

                            @Override
                            public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
                                sessions.remove(session.getId());
                            }
                        },
                        "/")
                .setAllowedOrigins("*");
    }

    private void broadcast(String text) {
        TextMessage message = new TextMessage(text);
        sessions.forEach((id, session) -> {
            try {
                session.sendMessage(message);
            } catch (IOException | IllegalStateException _) {
                gone.add(id);
            }
        });
        gone.forEach(sessions::remove);
        gone.clear();
    }
}
