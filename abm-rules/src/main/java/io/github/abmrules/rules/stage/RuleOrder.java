package io.github.abmrules.rules.stage;

import io.github.abmrules.core.explain.FiredRule;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The order in which fired rules are listed: by pack order, then id. It gives every rule that it meets a rank, so that rules
 * are put in order without comparing them. Thread-safe.
 */
final class RuleOrder {
    private final List<String> packOrder;
    private final Comparator<FiredRule> comparator;
    private volatile Ranks ranks = new Ranks(new FiredRule[0]);

    RuleOrder(List<String> packOrder) {
        this.packOrder = packOrder;
        this.comparator = Comparator.<FiredRule>comparingInt(this::place)
                .thenComparing(FiredRule::id)
                .thenComparing(FiredRule::summary)
                .thenComparing(FiredRule::source);
    }

    Comparator<FiredRule> comparator() {
        return comparator;
    }

    private int place(FiredRule rule) {
        int dot = rule.id().indexOf('.');
        int place = dot < 0 ? -1 : packOrder.indexOf(rule.id().substring(0, dot));
        return place < 0 ? packOrder.size() : place;
    }

    /** Rules in their order, each of them once. */
    List<FiredRule> inOrder(List<FiredRule> rules) {
        List<FiredRule> ordered = ranks.inOrder(rules);
        while (ordered == null) {
            ordered = learn(rules).inOrder(rules);
        }
        return ordered;
    }

    private synchronized Ranks learn(List<FiredRule> rules) {
        TreeSet<FiredRule> all = new TreeSet<>(comparator);
        all.addAll(Arrays.asList(ranks.ordered));
        all.addAll(rules);
        Ranks more = new Ranks(all.toArray(FiredRule[]::new));
        ranks = more;
        return more;
    }

    /** Known rules in their order, and a table of where in it each of them is. */
    private static final class Ranks {
        private final FiredRule[] ordered;
        private final @Nullable FiredRule[] table;
        private final int[] rankOf;

        Ranks(FiredRule[] ordered) {
            this.ordered = ordered;
            // Room enough that two rules seldom meet.
            int size = Integer.highestOneBit(Math.max(1, ordered.length)) * 16;
            table = new FiredRule[size];
            rankOf = new int[size];
            for (int rank = 0; rank < ordered.length; rank++) {
                int slot = slot(ordered[rank]);
                table[slot] = ordered[rank];
                rankOf[slot] = rank;
            }
        }

        /** Where a rule is in the table, or would be. */
        private int slot(FiredRule rule) {
            int hash = rule.id().hashCode();
            int slot = (hash ^ hash >>> 15) & table.length - 1;
            while (true) {
                FiredRule there = table[slot];
                if (there == null || there.equals(rule)) {
                    return slot;
                }
                slot = slot + 1 & table.length - 1;
            }
        }

        /** Rules in their order; null when one of them is not known. */
        @Nullable
        List<FiredRule> inOrder(List<FiredRule> rules) {
            long[] found = new long[(ordered.length >> 6) + 1];
            int count = 0;
            for (int i = 0; i < rules.size(); i++) {
                int slot = slot(rules.get(i));
                if (table[slot] == null) {
                    return null;
                }
                int rank = rankOf[slot];
                long bit = 1L << rank;
                count += (found[rank >> 6] & bit) == 0 ? 1 : 0;
                found[rank >> 6] |= bit;
            }
            FiredRule[] sorted = new FiredRule[count];
            int next = 0;
            for (int word = 0; word < found.length; word++) {
                for (long bits = found[word]; bits != 0; bits &= bits - 1) {
                    sorted[next++] = ordered[(word << 6) + Long.numberOfTrailingZeros(bits)];
                }
            }
            return List.of(sorted);
        }
    }
}
