package org.mastercreator.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tests and the jar that people start put libraries in another order; it must not matter. */
class ClassPathTest {
    @Test
    void no_class_comes_with_two_libraries_so_that_the_jar_loads_what_the_tests_loaded() throws IOException {
        Map<String, String> libraryOf = new HashMap<>();
        Map<String, Set<String>> twice = new TreeMap<>();
        List<String> entries = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .toList();
        for (String entry : entries) {
            if (!entry.endsWith(".jar")) {
                continue;
            }
            String library = Path.of(entry).getFileName().toString();
            try (JarFile jar = new JarFile(entry)) {
                jar.stream()
                        .map(file -> file.getName())
                        .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
                        .filter(name -> !name.endsWith("module-info.class"))
                        // Comes twice with the libraries of the tests, and not at all with the jar.
                        .filter(name -> !name.startsWith("org/json/"))
                        .forEach(name -> {
                            String other = libraryOf.putIfAbsent(name, library);
                            if (other != null) {
                                twice.computeIfAbsent(other, _ -> new TreeSet<>())
                                        .add(library);
                            }
                        });
            }
        }
        assertThat(libraryOf).as("classes that were found").hasSizeGreaterThan(10_000);
        assertThat(twice).isEmpty();
    }
}
