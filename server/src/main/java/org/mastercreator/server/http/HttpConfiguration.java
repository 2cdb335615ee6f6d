package org.mastercreator.server.http;

import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.accept.RequestedContentTypeResolverBuilder;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** How requests are read and answers written, once for every route. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {
    private static final Logger log = LoggerFactory.getLogger(HttpConfiguration.class);

    /**
     * Shown without its way to interrupt: a client that goes away must not tear the database connection out of a
     * transaction that is about to commit.
     */
    private static final Executor VIRTUAL_THREADS = Thread.ofVirtual().name("request-", 0)::start;

    /** What is still wrong with a body after it was refused is no news, and who sends it must not fill the log. */
    HttpConfiguration() {
        Hooks.onErrorDropped(error -> {
            if (!(error instanceof DecodingException)) {
                log.error("an error came after the answer", error);
            }
        });
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    JsonMapperBuilderCustomizer strictSnakeCase() {
        return builder -> builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    @Bean
    WebFluxConfigurer bodiesAndThreads(
            JsonMapper json, Validator validator, @Value("${mastercreator.max-body-bytes}") int maxBodyBytes) {
        return new WebFluxConfigurer() {
            // A body is read on the event loop, and without this its controller would run there too.
            @Override
            public void configureBlockingExecution(BlockingExecutionConfigurer configurer) {
                configurer.setExecutor(new TaskExecutorAdapter(VIRTUAL_THREADS));
            }

            // What a route does is done before its answer is written: then it is too late to refuse for the type.
            @Override
            public void configureContentTypeResolver(RequestedContentTypeResolverBuilder builder) {
                builder.fixedResolver(MediaType.APPLICATION_JSON, MediaType.ALL);
            }

            @Override
            public void configureHttpMessageCodecs(ServerCodecConfigurer configurer) {
                configurer.defaultCodecs().maxInMemorySize(maxBodyBytes);
                configurer.customCodecs().register(new JsonBodyDecoder(json, validator, maxBodyBytes));
            }
        };
    }

    /**
     * A client that sends its request drop by drop does not hold a connection for ever; one whose head never ends, as half
     * a handshake, is cut by {@code server.netty.idle-timeout}.
     */
    @Bean
    NettyServerCustomizer wholeRequestsOnly(@Value("${mastercreator.request-timeout}") Duration requestTimeout) {
        return server -> server.requestTimeout(requestTimeout);
    }

    /**
     * Every request leaves its event loop before anything else, so that all filters may block. It also keeps answers
     * from being written while the loop is still reading the request, after which the next request of a kept-alive
     * connection was seen to wait for ever.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebFilter virtualThreads() {
        Scheduler scheduler = Schedulers.fromExecutor(VIRTUAL_THREADS);
        return (exchange, chain) -> Mono.defer(() -> chain.filter(exchange)).subscribeOn(scheduler);
    }

    /** Ids and queries that no row can have are refused before any route sees them. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 2)
    WebFilter storableAddresses() {
        return (exchange, chain) -> {
            var request = exchange.getRequest();
            boolean storable = request.getPath().pathWithinApplication().elements().stream()
                            .allMatch(element -> Text.storable(
                                    element instanceof PathContainer.PathSegment segment
                                            ? segment.valueToMatch()
                                            : element.value()))
                    && request.getQueryParams().entrySet().stream()
                            .allMatch(parameter -> Text.storable(parameter.getKey())
                                    && parameter.getValue().stream()
                                            .allMatch(value -> value == null || Text.storable(value)));
            return storable
                    ? chain.filter(exchange)
                    : Mono.error(new Problem.Malformed("The address has characters that no id contains."));
        };
    }

    /**
     * Of two values it would be chance which one counts; no route takes a list so. One without any is taken for no
     * parameter by Spring: who sends {@code ?limit} would get what she did not ask for.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 3)
    WebFilter eachParameterOnce() {
        return (exchange, chain) -> {
            var request = exchange.getRequest();
            List<Problem.FieldError> wrong = request.getPath().value().startsWith("/api/")
                    ? request.getQueryParams().entrySet().stream()
                            .flatMap(parameter -> fault(parameter.getValue())
                                    .map(fault -> new Problem.FieldError(parameter.getKey(), fault))
                                    .stream())
                            .toList()
                    : List.of();
            return wrong.isEmpty() ? chain.filter(exchange) : Mono.error(new Problem.Invalid(wrong));
        };
    }

    private static Optional<String> fault(List<@Nullable String> values) {
        if (values.size() > 1) {
            return Optional.of("may stand there only once");
        }
        return values.getFirst() == null ? Optional.of("has no value") : Optional.empty();
    }
}
