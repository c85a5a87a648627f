package io.github.abmrules.rules.state;

/**
 * What came of a run over many accounts.
 *
 * @param evaluated accounts that were decided
 * @param changed those of them of which something was written
 * @param moved those of them that came into another cluster
 * @param raised reviews that were raised
 * @param rejected accounts that were not decided because something is wrong with them
 * @param failed accounts that the rules failed on
 */
public record LedgerRun(long evaluated, long changed, long moved, long raised, long rejected, long failed) {}
