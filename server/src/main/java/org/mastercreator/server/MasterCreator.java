package org.mastercreator.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: one process, one port; REST, WebSockets and the page. */
@SpringBootApplication
public class MasterCreator {
    public static void main(String[] args) {
        SpringApplication.run(MasterCreator.class, args);
    }
}
