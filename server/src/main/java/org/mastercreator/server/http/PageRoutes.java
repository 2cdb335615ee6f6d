package org.mastercreator.server.http;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The page: its addresses are its own affair, so each of them gives the same document. */
@Configuration(proxyBeanMethods = false)
class PageRoutes {
    @Bean
    RouterFunction<ServerResponse> page() {
        ClassPathResource document = new ClassPathResource("static/index.html");
        return route(
                GET("/").or(GET("/sign-in"))
                        .or(GET("/me/**"))
                        .or(GET("/classes/**"))
                        .or(GET("/classes"))
                        .or(GET("/me")),
                _ -> ServerResponse.ok()
                        .contentType(MediaType.TEXT_HTML)
                        .cacheControl(CacheControl.noCache())
                        .bodyValue(document));
    }
}
