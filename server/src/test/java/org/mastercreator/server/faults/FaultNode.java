package org.mastercreator.server.faults;

import java.time.Clock;
import java.time.Duration;
import org.mastercreator.server.MasterCreator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;

/** The server as it is, but for a clock that goes wrong by as much as the test says. */
final class FaultNode {
    static final String SKEW = "TEST_CLOCK_SKEW";

    private FaultNode() {}

    public static void main(String[] args) {
        Clock wrong = Clock.offset(Clock.systemUTC(), Duration.parse(System.getenv(SKEW)));
        SpringApplication application = new SpringApplication(MasterCreator.class);
        application.addInitializers(context -> {
            if (context instanceof GenericApplicationContext beans) {
                beans.registerBean("wrongClock", Clock.class, () -> wrong, bean -> bean.setPrimary(true));
            }
        });
        application.run(args);
    }
}
