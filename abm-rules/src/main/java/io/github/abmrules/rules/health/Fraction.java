package io.github.abmrules.rules.health;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact fraction. Comparisons multiply crosswise, so nothing is rounded.
 *
 * @param numerator the numerator
 * @param denominator the denominator, not negative
 */
public record Fraction(BigDecimal numerator, BigDecimal denominator) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A fraction of whole numbers. */
    public static Fraction of(long numerator, long denominator) {
        return new Fraction(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
    }

    /** Whether it is at least this many percent. */
    public boolean atLeastPercent(int percent) {
        return percentAgainst(percent) >= 0;
    }

    /** Whether it is more than this many percent. */
    public boolean abovePercent(int percent) {
        return percentAgainst(percent) > 0;
    }

    /** Whether it is at least a number. */
    public boolean atLeast(BigDecimal number) {
        return numerator.compareTo(denominator.multiply(number)) >= 0;
    }

    /** In percent, for people; the denominator must not be 0. */
    BigDecimal percent() {
        return numerator.multiply(HUNDRED).divide(denominator, 1, RoundingMode.HALF_UP);
    }

    /** As a number, for people; the denominator must not be 0. */
    BigDecimal number() {
        return numerator.divide(denominator, 2, RoundingMode.HALF_UP);
    }

    private int percentAgainst(int percent) {
        return numerator.multiply(HUNDRED).compareTo(denominator.multiply(BigDecimal.valueOf(percent)));
    }
}
