package org.mastercreator.server;

import java.io.IOException;
import java.util.List;
import org.mastercreator.server.nodes.LocalNodes;
import org.mastercreator.server.settings.Settings;
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
        List<String> wrong = Settings.problems(System.getenv());
        if (!wrong.isEmpty()) {
            System.err.println("The server was not started:");
            wrong.forEach(System.err::println);
            System.exit(1);
        }
        if (args.length == 2 && args[0].equals("nodes")) {
            LocalNodes.run(args[1]);
            return;
        }
        SpringApplication.run(MasterCreator.class, args);
    }
}
