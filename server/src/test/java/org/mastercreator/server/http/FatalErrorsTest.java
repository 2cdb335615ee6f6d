package org.mastercreator.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import tools.jackson.databind.json.JsonMapper;

class FatalErrorsTest {
    @EnableWebFlux
    @RestController
    static class Fatal {
        @GetMapping("/stack")
        String fullStack() {
            return deeper(Integer.MAX_VALUE) + "";
        }

        private static int deeper(int levels) {
            return levels == 0 ? 0 : 1 + deeper(levels - 1);
        }

        @GetMapping("/class")
        String missingClass() {
            throw new NoClassDefFoundError("org/mastercreator/Gone");
        }
    }

    @Test
    void a_request_that_meets_an_error_of_the_virtual_machine_is_answered() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean(JsonMapper.class, JsonMapper::shared);
            context.register(Fatal.class, FatalErrors.class, ProblemHandler.class);
            context.refresh();
            HttpHandler handler =
                    WebHttpHandlerBuilder.applicationContext(context).build();
            for (String path : new String[] {"/stack", "/class"}) {
                MockServerHttpResponse response = new MockServerHttpResponse();
                handler.handle(MockServerHttpRequest.get(path).build(), response)
                        .block(Duration.ofSeconds(20));
                assertThat(response.getStatusCode()).hasToString("500 INTERNAL_SERVER_ERROR");
                assertThat(response.getBodyAsString().block())
                        .contains("urn:mastercreator:problem:internal", "\"instance\":\"" + path + "\"");
            }
        }
    }
}
