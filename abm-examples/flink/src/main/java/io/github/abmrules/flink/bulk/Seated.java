package io.github.abmrules.flink.bulk;

/**
 * An account with its seat, to be decided again.
 *
 * @param candidate the account
 * @param seat its seat, 1 for the first
 */
public record Seated(Decided candidate, int seat) {}
