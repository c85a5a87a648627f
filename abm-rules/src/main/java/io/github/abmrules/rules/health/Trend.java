package io.github.abmrules.rules.health;

import io.github.abmrules.core.health.Indicator;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An indicator without a benchmark: its reading and the one before.
 *
 * @param indicator the indicator
 * @param value the reading; null when there is none
 * @param previous the one before; null when there is none
 */
public record Trend(
        Indicator indicator,
        @Nullable BigDecimal value,
        @Nullable BigDecimal previous) implements Measured {
    private static final int ALL = 100;

    /** Whether both readings are there. */
    public boolean comparable() {
        return value != null && previous != null;
    }

    /** Whether both readings are zero, so that there is nothing to compare. */
    public boolean nothing() {
        return value != null && previous != null && value.signum() == 0 && previous.signum() == 0;
    }

    /** Whether the reading is worse than another by more than this many percent of that; false when one is missing. */
    public boolean worseThan(@Nullable BigDecimal other, int percent) {
        if (value == null || other == null) {
            return false;
        }
        BigDecimal now = value.multiply(BigDecimal.valueOf(ALL));
        return indicator.measure() == Indicator.Measure.COST
                ? now.compareTo(other.multiply(BigDecimal.valueOf(ALL + percent))) > 0
                : now.compareTo(other.multiply(BigDecimal.valueOf(ALL - percent))) < 0;
    }

    @Override
    public @Nullable BigDecimal shown() {
        return value;
    }

    @Override
    public @Nullable String basis() {
        if (value == null) {
            return null;
        }
        return value.toPlainString() + (previous == null ? "" : " after " + previous.toPlainString());
    }
}
