package io.github.abmrules.rules.health;

import io.github.abmrules.core.health.Progression;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The moves of a period.
 *
 * @param steps moves by where from and where to
 * @param forward moves towards an opportunity
 * @param backward moves away from it
 * @param touched accounts that were touched; null when not known
 * @param later changes and deals later than the instant of the question, which do not count
 */
public record Progress(
        List<Progression> steps,
        long forward,
        long backward,
        @Nullable Long touched,
        long later) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Copies the steps. */
    public Progress {
        steps = List.copyOf(steps);
    }

    /** Forward moves less backward ones. */
    public long net() {
        return forward - backward;
    }

    /** Whether accounts were touched, and their number is known. */
    public boolean anyTouched() {
        return touched != null && touched > 0;
    }

    /** Whether something is later than the instant of the question. */
    public boolean anyLater() {
        return later > 0;
    }

    /** Whether the net moves are at least this many percent of the touched accounts. */
    public boolean netAtLeastPercent(int percent) {
        return touched != null
                && BigDecimal.valueOf(net())
                                .multiply(HUNDRED)
                                .compareTo(BigDecimal.valueOf(touched).multiply(BigDecimal.valueOf(percent)))
                        >= 0;
    }

    /** The moves in words. */
    public String words() {
        String moves = "net " + net() + " moves forward (" + forward + " forward, " + backward + " backward)";
        if (touched == null) {
            return moves + ", and nobody knows how many accounts were touched";
        }
        if (touched == 0) {
            return moves + ", and no account was touched";
        }
        BigDecimal percent = BigDecimal.valueOf(net())
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(touched), 1, RoundingMode.HALF_UP);
        return moves + " by " + touched + " touched accounts, " + percent.toPlainString() + " %";
    }
}
