package org.mastercreator.server.security;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a request says of who makes it; the same for REST and for a socket's handshake.
 *
 * @param cookie value of the session cookie
 * @param ticket single-use ticket of a socket
 * @param host the Host header
 * @param origin the Origin header, which browsers send
 * @param fetchSite the Sec-Fetch-Site header, which browsers send
 */
public record Credentials(
        Optional<String> authorization,
        Optional<String> cookie,
        Optional<String> ticket,
        Optional<InetAddress> address,
        Optional<String> host,
        Optional<String> origin,
        Optional<String> fetchSite) {
    static final String COOKIE = "mc_session";
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    /** True unless a browser says that another site made the request (RFC 6454). */
    public boolean sameOrigin() {
        if (fetchSite.filter(site -> site.equals("cross-site")).isPresent()) {
            return false;
        }
        return origin.isEmpty() || (host.isPresent() && authority(origin.get()).equals(host.map(Credentials::lower)));
    }

    boolean fromThisMachine() {
        return address.filter(InetAddress::isLoopbackAddress).isPresent()
                && host.map(Credentials::nameOf)
                        .filter(LOOPBACK_NAMES::contains)
                        .isPresent();
    }

    private static Optional<String> authority(String origin) {
        try {
            URI uri = URI.create(origin);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getRawUserInfo() == null && uri.getRawPath().isEmpty()
                    ? Optional.ofNullable(uri.getRawAuthority()).map(Credentials::lower)
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String nameOf(String host) {
        String lower = lower(host);
        int colon = lower.lastIndexOf(':');
        return colon > lower.lastIndexOf(']') ? lower.substring(0, colon) : lower;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Credentials[address=" + address + "]";
    }
}
