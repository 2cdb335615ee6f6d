package org.mastercreator.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** The API document names a schema by the simple name of its type: two types of one name would share one, silently. */
class SchemaNamesTest extends ServerTest {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    private final Map<String, Set<String>> types = new TreeMap<>();
    private final Set<Type> seen = new HashSet<>();

    private void visit(Type type) {
        if (!seen.add(type)) {
            return;
        }
        switch (type) {
            case ParameterizedType generic -> {
                visit(generic.getRawType());
                Arrays.stream(generic.getActualTypeArguments()).forEach(this::visit);
            }
            case WildcardType wildcard ->
                Arrays.stream(wildcard.getUpperBounds()).forEach(this::visit);
            case Class<?> one when one.isArray() -> visit(one.getComponentType());
            case Class<?> one when one.getName().startsWith("org.mastercreator") -> describe(one);
            default -> {}
        }
    }

    private void describe(Class<?> one) {
        if (one.isSealed() && !one.isRecord()) {
            Arrays.stream(one.getPermittedSubclasses()).forEach(this::visit);
        }
        if (!one.isRecord()) {
            return;
        }
        Schema named = one.getAnnotation(Schema.class);
        String name = named == null || named.name().isEmpty() ? one.getSimpleName() : named.name();
        types.computeIfAbsent(name, _ -> new TreeSet<>()).add(one.getName());
        Arrays.stream(one.getRecordComponents())
                .map(RecordComponent::getGenericType)
                .forEach(this::visit);
    }

    private void visit(Method method) {
        visit(method.getGenericReturnType());
        Arrays.stream(method.getAnnotationsByType(ApiResponse.class))
                .flatMap(response -> Arrays.stream(response.content()))
                .forEach(content -> visit(content.schema().implementation()));
        Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .forEach(parameter -> visit(parameter.getParameterizedType()));
    }

    @Test
    void no_two_types_of_the_api_share_a_schema() {
        routes.getHandlerMethods().values().forEach(handler -> visit(handler.getMethod()));
        Map<String, Set<String>> shared = new TreeMap<>(types);
        shared.values().removeIf(classes -> classes.size() == 1);
        assertThat(shared).isEmpty();
        Set<String> described = new TreeSet<>(
                get("/api/openapi.json").body().at("/components/schemas").propertyNames());
        described.remove("Problem");
        assertThat(types.keySet()).as("none of the document's was missed").containsAll(described);
    }
}
