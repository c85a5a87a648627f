package io.github.abmrules.rules.diff;

/**
 * A cell of the matrix of moves.
 *
 * @param from a cluster before, or {@code REJECTED} or {@code FAILED} for accounts without a decision
 * @param to the same after
 * @param accounts how many accounts went this way; where {@code from} and {@code to} are equal, how many stay
 */
public record Move(String from, String to, long accounts) {}
