package org.mastercreator.server.database;

import com.zaxxer.hikari.HikariConfig;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** {@code postgresql://user:password@host:port/database?options}, the form that hosting services give out. */
record DatabaseUrl(String jdbcUrl, String user, String password) {
    /** @throws IllegalArgumentException if the text is not such a URL; the message never repeats the password */
    static DatabaseUrl parse(String url) {
        URI uri;
        try {
            uri = URI.create(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
        } catch (IllegalArgumentException _) {
            throw malformed();
        }
        String scheme = uri.getScheme();
        String userInfo = uri.getRawUserInfo();
        if (scheme == null || !scheme.startsWith("postgres") || uri.getHost() == null || userInfo == null) {
            throw malformed();
        }
        String[] parts = userInfo.split(":", 2);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new DatabaseUrl(
                "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                decoded(parts[0]),
                parts.length == 2 ? decoded(parts[1]) : "");
    }

    HikariConfig hikari() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(user);
        config.setPassword(password);
        return config;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "DATABASE_URL must look like postgresql://user:password@host:5432/database");
    }

    @Override
    public String toString() {
        return jdbcUrl;
    }
}
