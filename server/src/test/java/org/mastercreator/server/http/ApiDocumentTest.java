package org.mastercreator.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The page's types are made from a copy of the API document; this test keeps the copy true. */
class ApiDocumentTest extends ServerTest {
    private static final Path COPY = Path.of("..", "web", "openapi.json");
    private static final JsonMapper READABLE = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    @Test
    void the_pages_types_come_from_this_api_document() throws IOException {
        ObjectNode served = (ObjectNode) get("/api/openapi.json").body();
        served.remove("servers");
        String text = READABLE.writeValueAsString(READABLE.convertValue(served, Object.class)) + "\n";
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COPY, text);
        }
        assertThat(Files.readString(COPY))
                .as("web/openapi.json is another document than the server's: run ./mc types")
                .isEqualTo(text);
    }
}
