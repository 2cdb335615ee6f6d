package org.mastercreator.evaluate.recommend;

/**
 * How one student stands after so many answers under one policy.
 *
 * @param gained concepts truly mastered now less those at the start
 * @param answers given; fewer than the budget if the policy found nothing left to do
 * @param onMastered answers given to a concept that was already truly mastered
 * @param onSettled those of them given when one who knows the true parameters could already tell from the answers
 * @param inZone answers whose true chance to be right lay within the zone
 * @param declared concepts that stand as mastered now
 * @param falselyDeclared those of them that are not truly mastered
 * @param declarations how often a concept was declared mastered
 * @param wrongDeclarations how often it was not truly so at that moment
 */
record Outcome(
        int gained,
        int answers,
        int onMastered,
        int onSettled,
        int inZone,
        int declared,
        int falselyDeclared,
        int declarations,
        int wrongDeclarations) {}
