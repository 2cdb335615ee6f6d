package org.mastercreator.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class NoTracesTest extends ServerTest {
    @Autowired
    private ApplicationContext beans;

    @Test
    void without_a_collector_no_span_is_made_of_any_request() {
        assertThat(beans.getBeansOfType(Tracer.class).values()).allMatch(Tracer.NOOP::equals);
        assertThat(beans.getBeansOfType(ObservationHandler.class).values())
                .noneMatch(TracingObservationHandler.class::isInstance);
    }
}
