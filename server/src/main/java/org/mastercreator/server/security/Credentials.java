package org.mastercreator.server.security;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of who makes it; the same for REST and for a socket's handshake.
 *
 * @param cookie value of the session cookie
 * @param ticket single-use ticket of a socket
 * @param host the Host header
 * @param origin the Origin header, which browsers send
 * @param fetchSite the Sec-Fetch-Site header, which browsers send
 * @param forwarded whether a proxy says that it passes the request on for somebody else
 */
public record Credentials(
        Optional<String> authorization,
        Optional<String> cookie,
        Optional<String> ticket,
        Optional<InetAddress> address,
        Optional<String> host,
        Optional<String> origin,
        Optional<String> fetchSite,
        boolean forwarded) {
    static final String COOKIE = "mc_session";
    private static final Set<String> OWN_FETCHES = Set.of("same-origin", "none");
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Whether a request went through a proxy that says so; {@code header} gives a header's value or null. */
    public static boolean forwarded(Function<String, @Nullable String> header) {
        return Stream.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")
                .anyMatch(name -> header.apply(name) != null);
    }

    /** A header that stands once; of one that stands more often all values, which together are none that is allowed. */
    public static Optional<String> whole(@Nullable List<String> values) {
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    /**
     * True unless a browser says that another site made the request (RFC 6454). Another port of this machine is
     * another site too.
     */
    public boolean sameOrigin() {
        if (fetchSite.filter(site -> !OWN_FETCHES.contains(site)).isPresent()) {
            return false;
        }
        return origin.isEmpty() || (host.isPresent() && authority(origin.get()).equals(host.map(Credentials::lower)));
    }

    /** The same for a socket: a browser always names the origin of a handshake, so one that hides it is refused. */
    public boolean sameOriginHandshake() {
        return sameOrigin() && (origin.isPresent() || fetchSite.isEmpty());
    }

    /**
     * The peer is this machine, it was asked for by a name of this machine (a foreign name may have been bent to
     * 127.0.0.1), and no proxy here speaks for somebody elsewhere.
     */
    boolean fromThisMachine() {
        return !forwarded
                && address.filter(InetAddress::isLoopbackAddress).isPresent()
                && host.map(Credentials::nameOf)
                        .filter(LOOPBACK_NAMES::contains)
                        .isPresent();
    }

    private static Optional<String> authority(String origin) {
        try {
            URI uri = URI.create(origin);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = "".equals(uri.getRawPath())
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return web && bare ? Optional.ofNullable(uri.getRawAuthority()).map(Credentials::lower) : Optional.empty();
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
