package org.mastercreator.evaluate.recommend;

import java.util.List;
import java.util.Optional;

/** What is measured of a policy: two counts of each student, the first of all students divided by the second. */
enum Measure {
    GAIN("gain_percent", "gain %", 100),
    WEAKEST("weakest_quarter_gain_percent", "weakest %", 100),
    UNTIL_ALL("answers_until_all_mastered", "until all", 1),
    OVER("over_practice_percent", "over %", 100),
    SETTLED("settled_practice_percent", "settled %", 100),
    FALSE_NOW("false_mastery_percent", "false %", 100),
    FALSE_WHEN_DECLARED("false_when_declared_percent", "at once %", 100),
    DECLARED("declared_concepts", "declared", 1),
    ZONE("in_zone_percent", "in zone %", 100);

    private final String key;
    private final String head;
    private final double factor;

    Measure(String key, String head, double factor) {
        this.key = key;
        this.head = head;
        this.factor = factor;
    }

    /** The name in JSON. */
    String key() {
        return key;
    }

    /** The head of the column. */
    String head() {
        return head;
    }

    /** Empty if there is nothing to divide by, as for false mastery where nothing was declared. */
    Optional<Estimate> of(List<Case> cases) {
        List<Case> among = this == WEAKEST ? cases.stream().filter(Case::weak).toList() : cases;
        return Estimate.ratio(
                        among.stream().mapToDouble(this::count).toArray(),
                        among.stream().mapToDouble(this::by).toArray())
                .map(estimate -> estimate.times(factor));
    }

    private double count(Case one) {
        return switch (this) {
            case GAIN, WEAKEST -> one.outcome().gained();
            case UNTIL_ALL -> one.untilAll();
            case OVER -> one.outcome().onMastered();
            case SETTLED -> one.outcome().onSettled();
            case FALSE_NOW -> one.outcome().falselyDeclared();
            case FALSE_WHEN_DECLARED -> one.outcome().wrongDeclarations();
            case DECLARED -> one.outcome().declared();
            case ZONE -> one.outcome().inZone();
        };
    }

    private double by(Case one) {
        return switch (this) {
            case GAIN, WEAKEST -> one.oracle().gained();
            case UNTIL_ALL, DECLARED -> 1;
            case OVER, SETTLED, ZONE -> one.outcome().answers();
            case FALSE_NOW -> one.outcome().declared();
            case FALSE_WHEN_DECLARED -> one.outcome().declarations();
        };
    }

    /**
     * One student.
     *
     * @param weak among the weakest quarter
     * @param untilAll answers until every concept was truly mastered, {@link Trial#LONGEST} if it never was
     */
    record Case(Outcome outcome, Outcome oracle, boolean weak, int untilAll) {}
}
