package io.github.abmrules.rules.plan;

import io.github.abmrules.core.plan.Phase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a phase is.
 *
 * @param phase the phase
 * @param from when it begins, inclusive
 * @param until when it ends, exclusive; null when it has no end
 * @param asOf the instant of the plan
 */
public record PhaseWindow(
        Phase phase, Instant from, @Nullable Instant until, Instant asOf) {

    /** Whether it has begun. */
    public boolean begun() {
        return !asOf.isBefore(from);
    }

    /** Whether it has no end. */
    public boolean endless() {
        return until == null;
    }

    /** Whether it is over. */
    public boolean over() {
        return until != null && !asOf.isBefore(until);
    }
}
