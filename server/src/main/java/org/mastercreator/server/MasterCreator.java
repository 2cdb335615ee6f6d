package org.mastercreator.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The application: one process, one port; REST, WebSockets and the page. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class MasterCreator {
    public static void main(String[] args) {
        SpringApplication.run(MasterCreator.class, args);
    }
}
