package io.github.abmrules.rules.health;

import java.math.BigDecimal;

/**
 * How effort is split.
 *
 * @param activeFocusPercent percent that goes to Active Focus
 */
public record EffortSplit(BigDecimal activeFocusPercent) {

    /** Whether a share is more than {@code points} points less than {@code target} percent. */
    public boolean under(BigDecimal share, int target, int points) {
        return share.compareTo(BigDecimal.valueOf((long) target - points)) < 0;
    }

    /** Whether a share is more than {@code points} points more than {@code target} percent. */
    public boolean over(BigDecimal share, int target, int points) {
        return share.compareTo(BigDecimal.valueOf((long) target + points)) > 0;
    }

    /** The percentage in words. */
    public String words() {
        return activeFocusPercent.toPlainString() + " %";
    }
}
