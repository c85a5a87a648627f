package io.github.abmrules.rules.diff;

import io.github.abmrules.core.assignment.ClusterSummary;
import java.util.List;

/**
 * What a change moves in a portfolio, in numbers.
 *
 * @param accounts how many accounts were decided by either side, or could have been
 * @param changed how many of them are decided differently
 * @param up those that move into a higher cluster, or with the same cluster, have a higher one in force
 * @param down those that move into a lower one
 * @param same those that stay in their cluster with something else different
 * @param decidedOnce those that are decided by one side and rejected or failed by the other, or rejected by one and failed by the
 *     other
 * @param sameByOtherRules accounts that are decided the same by other rules; they do not count as changed
 * @param moves all accounts by {@code cluster} before and after
 * @param effectiveMoves all accounts by {@code effective_cluster} before and after
 * @param fields the fields that differ, most accounts first
 * @param rules the rules that take part in the differences, most accounts first
 * @param ruleChanges what differs between the rules themselves
 * @param capacityBefore how full Active Focus is before
 * @param capacityAfter how full it is after
 * @param before counts before, as in the document of assignments
 * @param after counts after
 */
public record DiffSummary(
        long accounts,
        long changed,
        long up,
        long down,
        long same,
        long decidedOnce,
        long sameByOtherRules,
        List<Move> moves,
        List<Move> effectiveMoves,
        List<FieldCount> fields,
        List<RuleCount> rules,
        RuleChanges ruleChanges,
        Capacity capacityBefore,
        Capacity capacityAfter,
        ClusterSummary before,
        ClusterSummary after) {

    /** Copies the lists. */
    public DiffSummary {
        moves = List.copyOf(moves);
        effectiveMoves = List.copyOf(effectiveMoves);
        fields = List.copyOf(fields);
        rules = List.copyOf(rules);
    }
}
