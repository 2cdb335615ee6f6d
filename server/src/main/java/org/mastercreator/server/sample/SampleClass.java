package org.mastercreator.server.sample;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The invented people of the sample data. */
final class SampleClass {
    private SampleClass() {}

    /** How ready a student is: the share of concepts that she knows when they are first asked, and a week later. */
    enum Tier {
        AHEAD(0.75, 1),
        ALONG(0.33, 0.7),
        BEHIND(0, 0.15);

        final double early;
        final double late;

        Tier(double early, double late) {
            this.early = early;
            this.late = late;
        }
    }

    record Person(String studentId, String name, Tier tier, String readingLevel) {}

    record SampleIep(String disability, List<String> accommodations, String goal) {}

    private static final List<String> FIRST = List.of(
            "Amara Lindqvist",
            "Benicio Tarr",
            "Chiara Oduya",
            "Dmitri Vance",
            "Elowen Sato",
            "Farid Castellan",
            "Greta Nwosu",
            "Hugo Bellamy",
            "Ines Kowalczyk",
            "Jonah Achterberg",
            "Kaia Ferreira",
            "Liam Okonjo",
            "Maren Duval",
            "Nikhil Strand",
            "Odette Brannigan",
            "Pablo Virtanen",
            "Quinn Adeyemi",
            "Rosa Halvorsen",
            "Silas Marchetti",
            "Tamsin Iqbal",
            "Uriel Jansson",
            "Vera Mbeki",
            "Wyatt Sorensen",
            "Yara Delacroix");
    private static final List<String> SECOND = List.of(
            "Anton Reyes",
            "Bea Lindholm",
            "Caleb Nakagawa",
            "Daria Fontaine",
            "Emil Okeke",
            "Freya Santoro",
            "Gideon Larsen",
            "Hana Petrov",
            "Isaac Moreau",
            "Juno Whitfield");
    private static final List<Tier> TIERS =
            List.of(Tier.ALONG, Tier.AHEAD, Tier.BEHIND, Tier.ALONG, Tier.AHEAD, Tier.ALONG, Tier.BEHIND, Tier.ALONG);

    static final Map<String, SampleIep> IEPS = Map.of(
            "student_003",
                    new SampleIep(
                            "Specific learning disability (reading)",
                            List.of("extended_time", "text_to_speech", "word_bank"),
                            "Reads a grade-level science text and names its main idea in 4 of 5 tries."),
            "student_006",
                    new SampleIep(
                            "Attention deficit hyperactivity disorder",
                            List.of("extended_time", "frequent_breaks", "reduced_distraction"),
                            "Finishes a 20-minute task with at most one prompt."),
            "student_007",
                    new SampleIep(
                            "Specific learning disability (written expression)",
                            List.of("speech_to_text", "chunked_tasks"),
                            "Writes a three-sentence explanation with a cause and an effect."),
            "student_010",
                    new SampleIep(
                            "Autism spectrum disorder",
                            List.of("visual_supports", "reduced_distraction", "simplified_language"),
                            "Asks for help with a card or a word in 4 of 5 situations."),
            "student_011",
                    new SampleIep(
                            "Hearing impairment",
                            List.of("preferential_seating", "visual_supports"),
                            "Follows a class discussion and adds one contribution a lesson."),
            "student_015",
                    new SampleIep(
                            "Speech or language impairment",
                            List.of("word_bank", "extended_time"),
                            "Uses five new science words a unit in full sentences."),
            "student_019",
                    new SampleIep(
                            "Visual impairment",
                            List.of("text_to_speech", "extended_time", "preferential_seating"),
                            "Reads diagrams with the tactile or described version."),
            "student_023",
                    new SampleIep(
                            "Intellectual disability",
                            List.of("simplified_language", "chunked_tasks", "visual_supports", "frequent_breaks"),
                            "Sorts living and non-living parts of an ecosystem with 80% right."));

    static List<Person> first() {
        return people(FIRST, 1);
    }

    static List<Person> second() {
        return people(SECOND, 101);
    }

    private static List<Person> people(List<String> names, int from) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> {
                    Tier tier = TIERS.get(i % TIERS.size());
                    String reading = switch (tier) {
                        case AHEAD -> "above grade";
                        case ALONG -> "on grade";
                        case BEHIND -> "below grade";
                    };
                    return new Person(String.format("student_%03d", from + i), names.get(i), tier, reading);
                })
                .toList();
    }
}
