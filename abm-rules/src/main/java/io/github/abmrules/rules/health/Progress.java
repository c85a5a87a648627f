package io.github.abmrules.rules.health;

import io.github.abmrules.core.health.Progression;
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

    /** The net moves by the touched accounts; by 0 when their number is not known. */
    public Fraction moved() {
        return Fraction.of(net(), touched == null ? 0 : touched);
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
        return moves + " by " + touched + " touched accounts, "
                + moved().percent().toPlainString() + " %";
    }
}
