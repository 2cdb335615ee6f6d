package org.mastercreator.server.http;

import java.time.Duration;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The page: its addresses are its own affair, so every address that a browser shows gives the same document. */
@Configuration(proxyBeanMethods = false)
class PageRoutes {
    /** A probe asks for the head alone. */
    private static final Set<HttpMethod> SHOWN = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Bean
    RouterFunction<ServerResponse> page() {
        ClassPathResource document = new ClassPathResource("static/index.html");
        RequestPredicate shownByBrowser = request -> SHOWN.contains(request.method())
                && document.exists()
                && (request.path().equals("/") || isPage(request.path()))
                && request.headers().accept().stream().anyMatch(type -> type.includes(MediaType.TEXT_HTML));
        return RouterFunctions.route(
                shownByBrowser,
                _ -> ServerResponse.ok()
                        .contentType(MediaType.TEXT_HTML)
                        .cacheControl(CacheControl.noCache())
                        .bodyValue(document));
    }

    /** A built file's name changes with what is in it; every other file is asked for again. */
    @Bean
    WebFluxConfigurer builtFiles() {
        return new WebFluxConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler("/assets/**")
                        .addResourceLocations("classpath:/static/assets/")
                        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365))
                                .cachePublic()
                                .immutable());
            }
        };
    }

    /** Not the API, not an operator's address, not a file. */
    private static boolean isPage(String path) {
        return !path.startsWith("/api")
                && !path.startsWith("/health")
                && !path.startsWith("/metrics")
                && !path.startsWith("/ws")
                && path.indexOf('.', path.lastIndexOf('/')) < 0;
    }
}
