package io.github.abmrules.core.plan;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a phase is.
 *
 * @param phase the phase
 * @param from its first day
 * @param until the day after its last one; null when it has no end
 */
public record PhaseSpan(
        Phase phase, LocalDate from, @Nullable LocalDate until) {

    /**
     * Checks that phase and first day are there.
     *
     * @throws InvalidFactException when one is missing
     */
    public PhaseSpan {
        InvalidFactException.require("phase", phase);
        InvalidFactException.require("from", from);
    }
}
