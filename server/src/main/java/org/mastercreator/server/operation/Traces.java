package org.mastercreator.server.operation;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Turns traces on, from the HTTP request to the publication, if there is somewhere to send them: {@code TRACES_URL}, the
 * address of a collector that speaks OTLP over HTTP. Without it what makes them is left out, so that they cost nothing.
 */
class Traces implements EnvironmentPostProcessor {
    private static final String MAKERS = String.join(
            ",",
            "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String url = environment.getProperty("TRACES_URL", "");
        if (url.isEmpty()) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("traces", Map.of("spring.autoconfigure.exclude", MAKERS)));
        } else {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "traces",
                            Map.of(
                                    "management.opentelemetry.enabled",
                                    true,
                                    "management.tracing.export.enabled",
                                    true,
                                    "management.opentelemetry.tracing.export.otlp.endpoint",
                                    url,
                                    "management.tracing.sampling.probability",
                                    environment.getProperty("TRACES_SHARE", "1.0"),
                                    "spring.reactor.context-propagation",
                                    "auto")));
        }
    }
}
