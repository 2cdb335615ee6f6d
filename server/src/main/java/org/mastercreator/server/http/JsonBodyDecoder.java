package org.mastercreator.server.http;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.AbstractDataBufferDecoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.util.MimeType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads every JSON body. Unreadable JSON is malformed; readable JSON that does not fit is invalid, and the answer
 * names all bad fields at once: each misfit is noted, taken out, and reading goes on; then the constraints of the
 * target type are checked as well. Text that the database could not store is refused here.
 */
final class JsonBodyDecoder extends AbstractDataBufferDecoder<Object> {
    private static final int MOST_ERRORS = 50;

    private final JsonMapper json;
    private final Validator validator;

    JsonBodyDecoder(JsonMapper json, Validator validator, int maxBytes) {
        super(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));
        this.json = json;
        this.validator = validator;
        setMaxInMemorySize(maxBytes);
    }

    @Override
    public boolean canDecode(ResolvableType type, @Nullable MimeType mimeType) {
        return mimeType != null
                && !CharSequence.class.isAssignableFrom(type.toClass())
                && super.canDecode(type, mimeType);
    }

    @Override
    public Object decode(
            DataBuffer buffer, ResolvableType type, @Nullable MimeType mimeType, @Nullable Map<String, Object> hints) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return read(bytes, json.constructType(type.getType()));
    }

    private Object read(byte[] bytes, JavaType type) {
        JsonNode tree = parse(bytes);
        if (!tree.isObject()) {
            throw new Problem.Invalid("$", "must be a JSON object");
        }
        List<Problem.FieldError> errors = new ArrayList<>();
        refuseUnstorableText(tree, "", errors);
        Object value = bind(tree, type, errors);
        if (value != null) {
            Set<String> known = new HashSet<>();
            errors.forEach(error -> known.add(error.field()));
            for (ConstraintViolation<Object> violation : validator.validate(value)) {
                String field = JsonNames.snakeCase(
                        violation.getPropertyPath().toString().replace(".<list element>", ""));
                if (known.add(field)) {
                    errors.add(new Problem.FieldError(field, violation.getMessage()));
                }
            }
        }
        if (value == null || !errors.isEmpty()) {
            errors.sort(Comparator.comparing(Problem.FieldError::field));
            throw new Problem.Invalid(errors);
        }
        return value;
    }

    private JsonNode parse(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (JacksonException malformed) {
            var at = malformed.getLocation();
            String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new Problem.Malformed("The body is not valid JSON" + where + ".");
        }
    }

    private @Nullable Object bind(JsonNode tree, JavaType type, List<Problem.FieldError> errors) {
        while (errors.size() < MOST_ERRORS) {
            try {
                return json.treeToValue(tree, type);
            } catch (JacksonException misfit) {
                errors.add(new Problem.FieldError(pathOf(misfit), expectation(misfit)));
                if (!takeOut(tree, misfit)) {
                    return null;
                }
            }
        }
        return null;
    }

    private static String pathOf(JacksonException misfit) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : misfit.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "$" : path.toString();
    }

    private static String expectation(JacksonException misfit) {
        Class<?> target = misfit instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (target == null) {
            return "has the wrong type";
        }
        if (target.isEnum()) {
            return "must be one of " + List.of(target.getEnumConstants());
        }
        return switch (target.getSimpleName()) {
            case "String" -> "must be text";
            case "Integer", "int", "Long", "long" -> "must be a whole number within range";
            case "Double", "double" -> "must be a number";
            case "Boolean", "boolean" -> "must be true or false";
            case "List", "ArrayList", "Set", "Collection" -> "must be a list";
            case "LocalDate" -> "must be a date such as 2026-09-01";
            case "Instant" -> "must be a time such as 2026-09-01T08:00:00Z";
            default -> "must be an object";
        };
    }

    /** Removes the part that did not fit, so that the rest can be judged too; false if nothing could be removed. */
    private static boolean takeOut(JsonNode tree, JacksonException misfit) {
        JsonNode parent = tree;
        List<JacksonException.Reference> path = misfit.getPath();
        for (int i = 0; i < path.size(); i++) {
            JacksonException.Reference step = path.get(i);
            boolean last = i == path.size() - 1;
            String name = step.getPropertyName();
            if (parent instanceof ObjectNode object && name != null && object.has(name)) {
                if (last) {
                    return object.remove(name) != null;
                }
                parent = object.get(name);
            } else if (parent instanceof ArrayNode array && step.getIndex() >= 0 && step.getIndex() < array.size()) {
                if (last) {
                    boolean wasNull = array.get(step.getIndex()).isNull();
                    array.setNull(step.getIndex());
                    return !wasNull;
                }
                parent = array.get(step.getIndex());
            } else {
                return false;
            }
        }
        return false;
    }

    private static void refuseUnstorableText(JsonNode node, String path, List<Problem.FieldError> errors) {
        switch (node) {
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> property : object.properties()) {
                    String name = Text.storable(property.getKey()) ? property.getKey() : "?";
                    String field = path.isEmpty() ? name : path + "." + name;
                    if (!Text.storable(property.getKey())) {
                        errors.add(new Problem.FieldError(field, Text.MESSAGE));
                    }
                    refuseUnstorableText(property.getValue(), field, errors);
                }
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    refuseUnstorableText(array.get(i), path + "[" + i + "]", errors);
                }
            }
            default -> {
                if (node.isString() && !Text.storable(node.stringValue())) {
                    errors.add(new Problem.FieldError(path, Text.MESSAGE));
                }
            }
        }
    }
}
