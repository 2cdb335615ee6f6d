package org.mastercreator.learning.grading;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A unit of measurement: those of the SI and what is used beside them, but temperatures, of which a difference and a
 * level are told apart by nobody.
 *
 * @param quantity what it measures; only units of the same can stand for each other
 * @param size how much of it
 */
public record Unit(String quantity, double size) {
    private static final int LONGEST = 2_000;
    /** Such as g, grams, m^2, "square metres", km/h, "metres per second", m s^-2. */
    private static final String FORM = "(?:(?<shape>square|cubic) )?(?<name>\\p{L}{1,14})\\^?(?<power>[23])?"
            + "(?:(?: ?/ ?| per |[ ·⋅*](?=\\p{L}{1,14}\\^?-))(?<below>\\p{L}{1,14})\\^?-?(?<belowPower>[123])?)?";

    private static final Pattern WHOLE = Pattern.compile(FORM);
    private static final Pattern ASKED = Pattern.compile(
            "(?:\\b(?i:in|into|to|how many|number of)\\s+|[(\\[](?:in )?)(?<unit>" + FORM + ")(?![\\p{L}\\p{N}/^])");
    private static final Map<String, Unit> BY_NAME = byName();

    /** The unit that a text is; empty if it is none that is known here. */
    public static Optional<Unit> of(String text) {
        Matcher parts = WHOLE.matcher(plain(text));
        if (!parts.matches()) {
            return Optional.empty();
        }
        String shape = parts.group("shape") == null ? "" : parts.group("shape");
        int power = shape.equals("square") ? 2 : shape.equals("cubic") ? 3 : power(parts.group("power"));
        Optional<Unit> unit = named(parts.group("name")).map(one -> one.toThe(power));
        return parts.group("below") == null
                ? unit
                : unit.flatMap(above -> named(parts.group("below"))
                        .map(below -> above.per(below.toThe(power(parts.group("belowPower"))))));
    }

    /**
     * The units that a question asks for, as "in grams", "how many litres" or "(km/h)" do; none of a quantity of which it
     * names two so.
     */
    public static List<Unit> askedFor(String question) {
        Map<String, Set<Unit>> asked = ASKED.matcher(plain(question))
                .results()
                .flatMap(found -> of(found.group("unit")).stream())
                .collect(Collectors.groupingBy(Unit::quantity, Collectors.toSet()));
        return asked.values().stream()
                .filter(units -> units.size() == 1)
                .flatMap(Set::stream)
                .toList();
    }

    private static String plain(String text) {
        String head = text.substring(0, Math.min(text.length(), LONGEST)).strip();
        return Normalizer.normalize(head, Normalizer.Form.NFKC).replace('\u2212', '-');
    }

    private static int power(String digit) {
        return digit == null ? 1 : Integer.parseInt(digit);
    }

    private Unit toThe(int power) {
        return power == 1 ? this : new Unit(quantity + power, Math.pow(size, power));
    }

    private Unit per(Unit below) {
        return new Unit(quantity + "/" + below.quantity, size / below.size);
    }

    /** Symbols as they are written, since M is not m; then words and what is often written large, such as KG. */
    private static Optional<Unit> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name))
                .or(() -> Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT))));
    }

    private static Map<String, Unit> byName() {
        Map<String, Unit> units = new HashMap<>();
        withPrefixes(units, new Unit("length", 1), "m", "metre", "meter");
        withPrefixes(units, new Unit("length3", 1e-3), "l", "litre", "liter");
        withPrefixes(units, new Unit("length3", 1e-3), "L");
        withPrefixes(units, new Unit("mass", 1), "g", "gram", "gramme");
        withPrefixes(units, new Unit("time", 1), "s", "second", "sec");
        withPrefixes(units, new Unit("current", 1), "A", "ampere", "amp");
        withPrefixes(units, new Unit("voltage", 1), "V", "volt");
        withPrefixes(units, new Unit("resistance", 1), "Ω", "ohm");
        withPrefixes(units, new Unit("power", 1), "W", "watt");
        withPrefixes(units, new Unit("energy", 1), "J", "joule");
        withPrefixes(units, new Unit("force", 1), "N", "newton");
        withPrefixes(units, new Unit("pressure", 1), "Pa", "pascal");
        withPrefixes(units, new Unit("frequency", 1), "Hz", "hertz");
        withPrefixes(units, new Unit("charge", 1), "C", "coulomb");
        withPrefixes(units, new Unit("amount", 1), "mol", "mole");
        withPrefixes(units, new Unit("energy", 4.184), "cal", "calorie");
        put(units, new Unit("energy", 3.6e6), "kWh");
        put(units, new Unit("pressure", 1e5), "bar");
        put(units, new Unit("mass", 1e6), "t", "tonne");
        put(units, new Unit("mass", 453.59237), "lb", "pound");
        put(units, new Unit("mass", 28.349523125), "oz", "ounce");
        put(units, new Unit("time", 60), "min", "minute");
        put(units, new Unit("time", 3_600), "h", "hr", "hour");
        put(units, new Unit("time", 86_400), "day");
        put(units, new Unit("time", 604_800), "week");
        put(units, new Unit("length", 0.0254), "inch", "inche");
        put(units, new Unit("length", 0.3048), "ft", "foot", "feet");
        put(units, new Unit("length", 0.9144), "yd", "yard");
        put(units, new Unit("length", 1_609.344), "mile");
        put(units, new Unit("length2", 1e4), "ha", "hectare");
        return Map.copyOf(units);
    }

    private record Prefix(String symbol, String word, double size) {}

    private static void withPrefixes(Map<String, Unit> units, Unit unit, String symbol, String... words) {
        put(units, unit, symbol);
        put(units, unit, words);
        for (Prefix prefix : List.of(
                new Prefix("G", "giga", 1e9),
                new Prefix("M", "mega", 1e6),
                new Prefix("k", "kilo", 1e3),
                new Prefix("h", "hecto", 1e2),
                new Prefix("d", "deci", 1e-1),
                new Prefix("c", "centi", 1e-2),
                new Prefix("m", "milli", 1e-3),
                new Prefix("μ", "micro", 1e-6),
                new Prefix("u", "micro", 1e-6),
                new Prefix("n", "nano", 1e-9))) {
            Unit larger = new Unit(unit.quantity, unit.size * prefix.size);
            units.putIfAbsent(prefix.symbol + symbol, larger);
            put(units, larger, Stream.of(words).map(word -> prefix.word + word).toArray(String[]::new));
        }
    }

    /** Each name, also in the plural; symbols in the plural do no harm. */
    private static void put(Map<String, Unit> units, Unit unit, String... names) {
        for (String name : names) {
            units.putIfAbsent(name, unit);
            if (name.length() > 1) {
                units.putIfAbsent(name + "s", unit);
            }
        }
    }
}
