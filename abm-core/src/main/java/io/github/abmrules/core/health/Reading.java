package io.github.abmrules.core.health;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A reading of an indicator that has no benchmark, with the one before it.
 *
 * @param indicator the indicator; none that has a benchmark
 * @param value its value in the week, or for lagging indicators the month; not negative; null when it was not read
 * @param previous its value in the week or month before; not negative; null when it was not read
 */
public record Reading(
        Indicator indicator,
        @Nullable BigDecimal value,
        @Nullable BigDecimal previous) {

    /** Checks the values. */
    public Reading {
        InvalidFactException.require("indicator", indicator);
        if (indicator.hasBenchmark()) {
            throw new InvalidFactException(
                    "indicator", indicator.id(), "is computed from cohorts. Maybe give its figures in cohorts?");
        }
        Figures.notNegative("value", value);
        Figures.notNegative("previous", previous);
    }
}
