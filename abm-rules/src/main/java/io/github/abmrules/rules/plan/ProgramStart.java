package io.github.abmrules.rules.plan;

import java.time.Instant;
import java.time.LocalDate;

/**
 * When a programme starts, and when it is asked for.
 *
 * @param date the first day of week 1
 * @param at the start of that day
 * @param asOf the instant of the plan
 */
public record ProgramStart(LocalDate date, Instant at, Instant asOf) {

    /** Whether the programme has started. */
    public boolean begun() {
        return !asOf.isBefore(at);
    }
}
