package org.mastercreator.server.llm;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which language model grades written answers.
 *
 * @param apiKey without one nothing is ever asked
 * @param baseUrl where the service is; empty for its usual address
 * @param timeLimit for one answer, retries included
 * @param retries how often a request is sent again that was refused for load or broke off
 * @param atOnce requests under way at once
 * @param dailyUsd what may be spent in a day (UTC), over all servers of one database
 * @param usdIn price of a million tokens sent
 * @param usdOut price of a million tokens received
 */
@ConfigurationProperties("mastercreator.llm")
record LlmProperties(
        String apiKey,
        String model,
        String baseUrl,
        Duration timeLimit,
        int retries,
        int atOnce,
        double dailyUsd,
        double usdIn,
        double usdOut) {
    @Override
    public String toString() {
        return "LlmProperties[model=" + model + "]";
    }
}
