package io.github.abmrules.rules.health;

import io.github.abmrules.core.health.Indicator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An indicator that has a benchmark, as an exact fraction. Comparisons multiply crosswise, so nothing is rounded.
 *
 * @param indicator the indicator
 * @param given whether all its figures are known
 * @param numerator the numerator; 0 when not given
 * @param denominator the denominator; 0 when not given
 * @param sample the size of the smallest cohort that it comes from; 0 when not given
 * @param basis the figures in words; null when not given
 */
public record Benchmarked(
        Indicator indicator,
        boolean given,
        BigDecimal numerator,
        BigDecimal denominator,
        long sample,
        @Nullable String basis)
        implements Measured {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Whether there is something to divide by. */
    public boolean divisible() {
        return denominator.signum() != 0;
    }

    /** Whether there is a fraction, from cohorts that are all at least this large. */
    public boolean sufficient(int minimumSample) {
        return given && sample >= minimumSample && divisible();
    }

    /** Whether the fraction is at least this many percent. */
    public boolean atLeastPercent(int percent) {
        return percentAgainst(percent) >= 0;
    }

    /** Whether the fraction is more than this many percent. */
    public boolean abovePercent(int percent) {
        return percentAgainst(percent) > 0;
    }

    /** Whether the fraction is at least a number. */
    public boolean atLeast(BigDecimal number) {
        return numerator.compareTo(denominator.multiply(number)) >= 0;
    }

    private int percentAgainst(int percent) {
        return numerator.multiply(HUNDRED).compareTo(denominator.multiply(BigDecimal.valueOf(percent)));
    }

    @Override
    public @Nullable BigDecimal shown() {
        if (!given || !divisible()) {
            return null;
        }
        return indicator.measure() == Indicator.Measure.SHARE
                ? numerator.multiply(HUNDRED).divide(denominator, 1, RoundingMode.HALF_UP)
                : numerator.divide(denominator, 2, RoundingMode.HALF_UP);
    }
}
