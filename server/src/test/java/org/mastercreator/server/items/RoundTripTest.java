package org.mastercreator.server.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.assessment.QuestionBody;
import org.mastercreator.server.assessment.QuestionCheck;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Whatever stands in an item, it is the same item after it was written to a file and read again. */
class RoundTripTest {
    static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final List<String> PIECES = List.of(
            "water", "|", "\\", "=", "'", "''", "\"", ",", ";", "\n", "a", "b = c", "<b>", "&amp;", "]]>", "=1+1", "-5",
            "@x", "+", "µm", "H₂O", "Zürich", "🌱", "\u202e", "{", "[", ":", "2: x", "____", "true", "\t");

    private final Random random = new Random(20_261_126);
    private final ItemTable table = new ItemTable(new QuestionCells(JSON));
    private final QtiPackage packages = new QtiPackage(JSON);

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextBoolean() ? " " : "");
        }
        String stripped = text.toString().strip();
        return stripped.isEmpty() ? "leaf" : stripped;
    }

    private List<String> texts(int least) {
        Set<String> texts = new LinkedHashSet<>();
        Set<String> words = new LinkedHashSet<>();
        while (texts.size() < least + random.nextInt(4)) {
            String text = text();
            if (words.add(text.replaceAll("\\s+", " "))) {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }

    Item item(int number) {
        String type = List.of(
                        "multiple_choice",
                        "true_false",
                        "multiple_select",
                        "numeric",
                        "matching",
                        "constructed_response")
                .get(number % 6);
        List<String> texts = texts(2);
        List<QuestionBody.OptionBody> options = new ArrayList<>();
        texts.forEach(text -> options.add(new QuestionBody.OptionBody("o" + options.size(), text)));
        List<String> right = texts(2);
        var pairs = JSON.createObjectNode();
        texts.forEach(side -> pairs.put(side, right.get(random.nextInt(right.size()))));
        JsonNode correct = switch (type) {
            case "multiple_choice" -> JSON.valueToTree("o" + random.nextInt(options.size()));
            case "true_false" -> JSON.valueToTree(random.nextBoolean());
            case "multiple_select" -> JSON.valueToTree(List.of("o1", "o0"));
            case "numeric" -> JSON.valueToTree((random.nextInt(20_000) - 10_000) / 100.0);
            case "matching" -> pairs;
            default -> null;
        };
        QuestionBody question = QuestionCheck.tidy(new QuestionBody(
                "id",
                text(),
                type,
                "ecosystems",
                1 + random.nextInt(40) / 4.0,
                correct,
                random.nextInt(3) / 10.0,
                "µm",
                random.nextBoolean() ? text() : null,
                random.nextBoolean() ? texts(1) : null,
                random.nextBoolean() ? rubric() : null,
                options,
                texts,
                right));
        return new Item(
                "itm_" + number,
                1,
                false,
                question,
                texts(0),
                random.nextInt(5),
                5 + random.nextInt(5),
                random.nextInt(130) / 10.0,
                List.of("word_bank"),
                text(),
                text(),
                text(),
                0,
                null,
                "teacher",
                Instant.parse("2026-09-01T08:00:00Z"));
    }

    private QuestionBody.RubricBody rubric() {
        boolean leveled = random.nextBoolean();
        List<QuestionBody.CriterionBody> criteria = new ArrayList<>();
        for (String text : texts(1)) {
            criteria.add(new QuestionBody.CriterionBody(
                    "k" + criteria.size(),
                    text,
                    1 + random.nextInt(4) / 2.0,
                    leveled ? List.of(new QuestionBody.LevelBody(0.5, text())) : null));
        }
        return new QuestionBody.RubricBody(criteria);
    }

    private static void assertSame(Item item, Reading reading) {
        assertThat(reading.refused()).as("%s", item).isEmpty();
        Reading.Candidate read = reading.candidates().getFirst();
        assertThat(read.itemId()).contains(item.itemId());
        QuestionBody question = QuestionCheck.tidy(read.body().question());
        assertThat(Fingerprint.of(question))
                .as("%s read as %s", item, question)
                .isEqualTo(Fingerprint.of(item.question()));
        assertThat(question.pointsPossible()).isEqualTo(item.question().pointsPossible());
        assertThat(read.body().with(item.question()).tags())
                .usingElementComparator((a, b) -> plain(a).compareTo(plain(b)))
                .isEqualTo(item.tags().isEmpty() ? null : item.tags());
        assertThat(plain(read.body().author())).isEqualTo(plain(item.author()));
        assertThat(read.body().readingLevel()).isEqualTo(item.readingLevel());
        assertThat(read.body().gradeTo()).isEqualTo(item.gradeTo());
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    @Test
    void any_item_comes_back_from_a_table() {
        for (int i = 0; i < 3_000; i++) {
            Item item = item(i);
            assertSame(item, table.read(table.write(List.of(item)), Optional.empty()));
        }
    }

    @Test
    void any_item_comes_back_from_qti() {
        for (int i = 0; i < 3_000; i++) {
            Item item = item(i);
            assertSame(item, packages.readItem(packages.writeItem(item), Optional.empty()));
        }
    }

    @Test
    void what_is_neutralised_is_read_as_it_was() {
        for (String text :
                List.of("=1", "'=1", "''=1", "'tis", "''tis", "'", "''", "-5", "-x", "+1", "@a", "plain", "", "\t1")) {
            String cell = Cells.neutral(text);
            assertThat(Cells.read(cell)).isEqualTo(text);
            assertThat(cell).doesNotStartWith("=").doesNotStartWith("@").doesNotStartWith("\t");
        }
    }
}
