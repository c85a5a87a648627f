package io.github.abmrules.rules.reload;

import java.time.Instant;
import java.util.List;

/**
 * A version that was not taken.
 *
 * @param at when it was refused
 * @param problems what is wrong with it, each with its place; at least one
 */
public record Refusal(Instant at, List<String> problems) {

    /** Copies the list. */
    public Refusal {
        problems = List.copyOf(problems);
    }
}
