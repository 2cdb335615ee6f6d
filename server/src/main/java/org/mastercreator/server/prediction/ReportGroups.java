package org.mastercreator.server.prediction;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.tracing.MasteryLevel;

/**
 * All the groups of answers in a report, by name: {@code success} and {@code mastery} for all of them, then one for each
 * {@code level:}, {@code week:}, {@code concept:}, {@code bin:} and {@code iep:}.
 */
final class ReportGroups {
    static final String ALL = "success";
    static final String BY_MASTERY = "mastery";
    static final String WITH_IEP = "iep:with";
    static final String WITHOUT_IEP = "iep:without";
    private static final int BINS = 10;
    /** Each of these divides the answers, so that what is not told of one is what remains of all. */
    private static final List<String> DIVISIONS = List.of("level:", "week:", "concept:", "bin:");

    private final TreeMap<String, ReportGroup> groups = new TreeMap<>();

    static String ofLevel(MasteryLevel level) {
        return "level:" + level.name().toLowerCase(Locale.ROOT);
    }

    static String ofBin(double from) {
        return "bin:" + Math.round(from * BINS);
    }

    void add(Answered answer, double chance, double chanceByMastery, boolean hasIep) {
        LocalDate monday = answer.at()
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        of(ALL).add(answer, chance);
        of(BY_MASTERY).add(answer, chanceByMastery);
        of(ofLevel(MasteryLevel.of(answer.mastery()))).add(answer, chanceByMastery);
        of("week:" + monday).add(answer, chance);
        of("concept:" + answer.conceptId()).add(answer, chance);
        of("bin:" + Math.min((int) (chance * BINS), BINS - 1)).add(answer, chance);
        of(hasIep ? WITH_IEP : WITHOUT_IEP).add(answer, chance);
    }

    private ReportGroup of(String name) {
        return groups.computeIfAbsent(name, _ -> new ReportGroup());
    }

    Optional<ReportGroup> find(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    /** What follows the prefix in the names of the groups that have it, in order. */
    List<String> named(String prefix) {
        return groups.tailMap(prefix, true).keySet().stream()
                .takeWhile(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .toList();
    }

    /**
     * The groups of ten students or more that leave no smaller rest: of each division, what is not told has nobody in it or
     * ten at least. IEPs are compared over all classes only, and only if both groups may be told.
     */
    Set<String> large(boolean allClasses) {
        Set<String> large = new TreeSet<>();
        groups.forEach((name, group) -> {
            if (group.isLargeEnough()) {
                large.add(name);
            }
        });
        DIVISIONS.forEach(division -> leaveNoSmallRest(division, large));
        if (!allClasses || !large.containsAll(List.of(WITH_IEP, WITHOUT_IEP))) {
            large.removeAll(List.of(WITH_IEP, WITHOUT_IEP));
        }
        return large;
    }

    private void leaveNoSmallRest(String division, Set<String> large) {
        Set<String> rest = new HashSet<>();
        for (String part : named(division)) {
            if (!large.contains(division + part)) {
                rest.addAll(students(division + part));
            }
        }
        if (!rest.isEmpty() && rest.size() < ReportGroup.LEAST_STUDENTS) {
            named(division).stream()
                    .map(part -> division + part)
                    .filter(large::contains)
                    .min(Comparator.comparingInt(name -> students(name).size()))
                    .ifPresent(large::remove);
        }
    }

    private Set<String> students(String name) {
        ReportGroup group = groups.get(name);
        return group == null ? Set.of() : group.students();
    }

    @Nullable
    Figures figures(String name) {
        ReportGroup group = groups.get(name);
        return group == null ? null : Figures.of(group.errors());
    }
}
