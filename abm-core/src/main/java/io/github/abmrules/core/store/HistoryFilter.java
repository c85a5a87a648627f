package io.github.abmrules.core.store;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of histories are wanted.
 *
 * @param accountId of which account; null for all
 * @param kinds of which kinds; empty for all
 * @param from from when on, inclusive; null for the beginning
 * @param to until when, exclusive; null for the end
 */
public record HistoryFilter(
        @Nullable String accountId,
        Set<HistoryKind> kinds,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Copies the kinds. */
    public HistoryFilter {
        kinds = kinds.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(kinds));
    }

    /** The history of an account. */
    public static HistoryFilter of(String accountId) {
        return new HistoryFilter(accountId, Set.of(), null, null);
    }

    /** All histories. */
    public static HistoryFilter all() {
        return new HistoryFilter(null, Set.of(), null, null);
    }

    boolean matches(HistoryEntry entry) {
        return (accountId == null || accountId.equals(entry.accountId()))
                && (kinds.isEmpty() || kinds.contains(entry.kind()))
                && (from == null || !entry.at().isBefore(from))
                && (to == null || entry.at().isBefore(to));
    }
}
