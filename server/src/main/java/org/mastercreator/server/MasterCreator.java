package org.mastercreator.server;

import java.io.IOException;
import org.mastercreator.server.nodes.LocalNodes;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The application: one process, one port; REST, WebSockets and the page. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class MasterCreator {
    /** Without arguments one server; {@code nodes N} starts several on this machine. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 2 && args[0].equals("nodes")) {
            LocalNodes.run(args[1]);
            return;
        }
        SpringApplication.run(MasterCreator.class, args);
    }
}
