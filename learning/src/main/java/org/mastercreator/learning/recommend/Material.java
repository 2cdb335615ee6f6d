package org.mastercreator.learning.recommend;

import java.util.Set;

/**
 * Something to learn a concept with.
 *
 * @param kind unit, lesson, worksheet, question or resource
 * @param readingLevel grade whose readers can read it, 0..13
 * @param minutes how long a student works with it
 * @param accommodations codes of what it already offers
 */
public record Material(
        String contentId, String title, String kind, double readingLevel, int minutes, Set<String> accommodations) {
    public Material {
        accommodations = Set.copyOf(accommodations);
    }
}
