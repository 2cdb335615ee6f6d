package org.mastercreator.server.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says of answers exactly what the records say: a component is always there, and it is null only if it is marked
 * {@code @Nullable} or is an {@code Optional}. Bodies that clients send are described by their constraints instead and left alone.
 */
final class ExactRecords implements ModelConverter {
    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        JavaType java = TypeFactory.defaultInstance().constructType(type.getType());
        Class<?> record = java.getRawClass();
        if (schema == null || !record.isRecord() || isBody(record)) {
            return schema;
        }
        Schema<?> defined = schema.get$ref() == null
                ? schema
                : context.getDefinedModels()
                        .get(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
        if (defined != null && defined.getProperties() != null) {
            describe(record, defined);
        }
        return schema;
    }

    private static boolean isBody(Class<?> record) {
        return Arrays.stream(record.getDeclaredFields())
                .flatMap(field -> Arrays.stream(field.getAnnotations()))
                .anyMatch(annotation ->
                        annotation.annotationType().getPackageName().startsWith("jakarta.validation"));
    }

    private static void describe(Class<?> record, Schema<?> schema) {
        Set<String> required = new LinkedHashSet<>();
        @SuppressWarnings("rawtypes") // as the library has it
        Map<String, Schema> properties = schema.getProperties();
        for (RecordComponent component : record.getRecordComponents()) {
            JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
            String name = named == null ? SNAKE_CASE.translate(component.getName()) : named.value();
            Schema<?> property = properties.get(name);
            if (property != null) {
                required.add(name);
                if (component.getType() == Optional.class
                        || component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    properties.put(name, orNull(property));
                }
            }
        }
        required.addAll(schema.getRequired() == null ? List.of() : schema.getRequired());
        schema.setRequired(List.copyOf(required));
    }

    @SuppressWarnings({"unchecked", "rawtypes", "NullAway"}) // a list of allowed values holds what JSON holds, null too
    private static void allowNull(Schema schema) {
        if (schema.getEnum() != null) {
            List<Object> allowed = new ArrayList<>(schema.getEnum());
            allowed.add(null);
            schema.setEnum(allowed);
        }
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return new Schema<>().anyOf(List.of(schema, new Schema<>().types(Set.of("null"))));
        }
        if (schema.getTypes() != null && !schema.getTypes().contains("null")) {
            Set<String> types = new LinkedHashSet<>(schema.getTypes());
            types.add("null");
            schema.setTypes(types);
            allowNull(schema);
        }
        return schema;
    }
}
