package io.github.abmrules.core.health;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Checks of figures, which are null when they are not known. */
final class Figures {

    private Figures() {}

    static void notNegative(String field, @Nullable Long value) {
        if (value != null && value < 0) {
            throw new InvalidFactException(field, value.toString(), "must not be negative");
        }
    }

    static void notNegative(String field, @Nullable BigDecimal value) {
        if (value != null && value.signum() < 0) {
            throw new InvalidFactException(field, value.toPlainString(), "must not be negative");
        }
    }

    /** Checks that a part is not more than the whole, where both are known. */
    static void within(String part, @Nullable Long value, String whole, @Nullable Long of) {
        if (value != null && of != null && value > of) {
            throw new InvalidFactException(
                    part, value.toString(), "must not be more than " + whole + ", which is " + of);
        }
    }
}
