package io.github.abmrules.rules.health;

import io.github.abmrules.core.health.Indicator;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An indicator that has a benchmark.
 *
 * @param indicator the indicator
 * @param given whether all its figures are known
 * @param fraction its exact value; 0 by 0 when not given
 * @param sample the size of the smallest cohort that it comes from; 0 when not given
 * @param basis the figures in words; null when not given
 */
public record Benchmarked(
        Indicator indicator,
        boolean given,
        Fraction fraction,
        long sample,
        @Nullable String basis) implements Measured {

    /** Whether there is something to divide by. */
    public boolean divisible() {
        return fraction.denominator().signum() != 0;
    }

    @Override
    public @Nullable BigDecimal shown() {
        if (!given || !divisible()) {
            return null;
        }
        return indicator.measure() == Indicator.Measure.SHARE ? fraction.percent() : fraction.number();
    }
}
