package org.mastercreator.server.http;

import java.beans.PropertyEditorSupport;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Numbers in addresses are plain digits. Left to itself Spring takes 0x1 for one and no digits for no parameter; a
 * converter would not change that, since where one fails the old way is tried again.
 */
@ControllerAdvice
class PlainNumbers {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(?:\\.[0-9]{1,15})?");

    @InitBinder
    void numbers(WebDataBinder binder) {
        binder.registerCustomEditor(Integer.class, new Plain(WHOLE, Integer::valueOf));
        binder.registerCustomEditor(Double.class, new Plain(DECIMAL, Double::valueOf));
    }

    private static final class Plain extends PropertyEditorSupport {
        private final Pattern pattern;
        private final Function<String, Object> number;

        Plain(Pattern pattern, Function<String, Object> number) {
            this.pattern = pattern;
            this.number = number;
        }

        @Override
        public void setAsText(String text) {
            if (!pattern.matcher(text).matches()) {
                throw new IllegalArgumentException("not a plain number");
            }
            setValue(number.apply(text));
        }
    }
}
