package io.github.abmrules.rules.diff;

/**
 * What a {@link ShadowEngine} has done so far. Once all comparisons are over, {@code compared + failed + dropped} is the
 * number of accounts that the active engine was asked about.
 *
 * @param compared accounts that both engines were asked about, those included that the candidate's rules fail on
 * @param different those of them that the candidate decides differently
 * @param failed accounts for which the candidate broke down as a whole, for example because it is closed
 * @param dropped accounts that were not compared because too many comparisons were under way, or the executor refused
 */
public record ShadowCounts(long compared, long different, long failed, long dropped) {}
