package org.mastercreator.evaluate.mastery;

import java.util.HashMap;
import java.util.Map;

/** Small numbers for the names in files; training and test share one, so that a skill is the same in both. */
final class Vocabulary {
    private final Map<String, Integer> skills = new HashMap<>();
    private final Map<String, Integer> items = new HashMap<>();

    int skill(String name) {
        return number(skills, name);
    }

    int skills() {
        return skills.size();
    }

    int item(String name) {
        return number(items, name);
    }

    static int number(Map<String, Integer> names, String name) {
        Integer known = names.get(name);
        if (known != null) {
            return known;
        }
        names.put(name, names.size());
        return names.size() - 1;
    }
}
