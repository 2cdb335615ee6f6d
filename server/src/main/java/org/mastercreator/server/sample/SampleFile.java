package org.mastercreator.server.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The files that the sample data is made of. */
final class SampleFile {
    private SampleFile() {}

    static <T> T read(String name, TypeReference<T> type, JsonMapper json) {
        try (InputStream file = new ClassPathResource("sample/" + name).getInputStream()) {
            return json.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException("the sample data is not in the jar", e);
        }
    }
}
