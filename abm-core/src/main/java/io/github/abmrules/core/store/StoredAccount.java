package io.github.abmrules.core.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a store holds about one account: a line of an export.
 *
 * @param accountId the account
 * @param state its state; null when there are only deliveries
 * @param history its history, in order
 * @param decisions its decisions, in order
 * @param deliveries its deliveries, in order
 */
public record StoredAccount(
        String accountId,
        @Nullable AccountState state,
        List<HistoryEntry> history,
        List<StoredDecision> decisions,
        List<StoredDelivery> deliveries) {

    /** Copies the lists. */
    public StoredAccount {
        history = List.copyOf(history);
        decisions = List.copyOf(decisions);
        deliveries = List.copyOf(deliveries);
    }
}
