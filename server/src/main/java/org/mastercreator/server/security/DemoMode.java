package org.mastercreator.server.security;

import java.net.InetAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/**
 * Whether anyone at this machine may try the product without a password. Only ever on loopback: a server that
 * others can reach refuses to start without an admin's password.
 */
@Component
public class DemoMode {
    static final String TEACHER = "teacher_demo";
    static final String ADMIN = "admin_demo";

    private final boolean on;

    DemoMode(
            SecurityProperties properties,
            ServerProperties server,
            @Value("${mastercreator.database.url:}") String url) {
        InetAddress address = server.getAddress();
        boolean loopback = address != null && address.isLoopbackAddress();
        boolean configured = !properties.adminLogin().isEmpty()
                && !properties.adminPassword().isEmpty();
        if (!loopback && !configured) {
            throw new IllegalStateException("SERVER_ADDRESS makes the server reachable from other machines: set "
                    + "ADMIN_LOGIN and ADMIN_PASSWORD first, or leave SERVER_ADDRESS at 127.0.0.1");
        }
        if (!loopback && properties.demo().equals("on")) {
            throw new IllegalStateException("DEMO=on needs SERVER_ADDRESS=127.0.0.1: demo mode has no passwords");
        }
        on = switch (properties.demo()) {
            case "on" -> true;
            case "off" -> false;
            case "auto" -> loopback && !configured && url.isEmpty();
            default -> throw new IllegalStateException("DEMO must be auto, on or off, was " + properties.demo());
        };
    }

    public boolean isOn() {
        return on;
    }
}
