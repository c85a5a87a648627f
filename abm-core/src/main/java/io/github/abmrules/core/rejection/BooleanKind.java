package io.github.abmrules.core.rejection;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** True or false. */
enum BooleanKind implements ValueKind<Boolean> {
    TRUE_OR_FALSE;

    @Override
    public @Nullable Boolean parse(String text) {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        return text.equalsIgnoreCase("false") ? false : null;
    }

    @Override
    public String complaint(String text) {
        String advice = switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "1", "y", "yes", "t", "on", "true" -> " Maybe \"true\"?";
            case "0", "n", "no", "f", "off", "false" -> " Maybe \"false\"?";
            default -> "";
        };
        return "is not known; allowed: " + allowed() + (advice.isEmpty() ? "" : "." + advice);
    }

    @Override
    public String allowed() {
        return "true, false";
    }
}
