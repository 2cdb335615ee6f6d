package org.mastercreator.server.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Looks whether the port is free before anything else is begun: a database and its data take a while. */
class FreePort implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        require(context.getEnvironment());
    }

    /** @throws PortInUseException if something listens there, which the start then says in plain words */
    static void require(Environment environment) {
        int port = environment.getProperty("server.port", Integer.class, 0);
        try (ServerSocket socket =
                new ServerSocket(port, 1, environment.getProperty("server.address", InetAddress.class))) {
            socket.setReuseAddress(true);
        } catch (BindException taken) {
            throw new PortInUseException(port, taken);
        } catch (IOException _) {
            // An address that is not of this machine: the server itself says so.
        }
    }
}
