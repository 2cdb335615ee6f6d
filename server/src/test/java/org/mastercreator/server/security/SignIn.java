package org.mastercreator.server.security;

import java.net.http.HttpRequest;
import java.util.List;
import org.mastercreator.server.ServerTest;

/** A browser that is signed in: its cookie and its token against forged requests. */
public record SignIn(String cookie, String csrfToken) {
    public static SignIn demo(ServerTest test, String body) {
        ServerTest.Answer answer = test.call("POST", "/api/auth/demo", body);
        List<String> cookies = answer.response().headers().allValues("Set-Cookie");
        String session = value(cookies, "mc_session");
        String token = value(cookies, "XSRF-TOKEN");
        return new SignIn("mc_session=" + session + "; XSRF-TOKEN=" + token, token);
    }

    private static String value(List<String> cookies, String name) {
        return cookies.stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    public HttpRequest.Builder on(HttpRequest.Builder request) {
        return request.header("Cookie", cookie).header("X-XSRF-TOKEN", csrfToken);
    }
}
