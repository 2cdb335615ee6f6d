package org.mastercreator.server.security;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may sign in and for how long.
 *
 * @param demo auto, on or off; auto is on when the server listens on loopback and no admin is configured
 * @param adminLogin login of an admin to create at start; empty for none
 * @param jwtPrivateKey PKCS#8 PEM of a P-256 key; empty to keep one under the data directory
 * @param sessionIdle how long a sign-in of the page lasts without a request
 * @param requestsPerSecond sustained rate of requests of one user or address; four seconds' worth may come at once
 */
@ConfigurationProperties("mastercreator.security")
record SecurityProperties(
        String demo,
        String adminLogin,
        String adminPassword,
        String jwtPrivateKey,
        Path keyDir,
        Duration accessTokenLife,
        Duration refreshTokenLife,
        Duration sessionIdle,
        int requestsPerSecond,
        boolean secureCookies) {
    @Override
    public String toString() {
        return "SecurityProperties[demo=" + demo + "]";
    }
}
