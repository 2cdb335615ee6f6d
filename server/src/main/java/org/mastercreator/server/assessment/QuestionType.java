package org.mastercreator.server.assessment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The types of questions. */
enum QuestionType {
    MULTIPLE_CHOICE,
    TRUE_FALSE,
    MULTIPLE_SELECT,
    NUMERIC,
    MATCHING,
    CONSTRUCTED_RESPONSE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<QuestionType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }
}
