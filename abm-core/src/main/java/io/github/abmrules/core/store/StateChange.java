package io.github.abmrules.core.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of one account: either all of it comes into the store or nothing. It is made only if the account still stands as
 * it did when the change was thought out.
 *
 * @param before the state that the change rests on; of version 0 for a new account
 * @param after the state afterwards, with the next version
 * @param history what is added to the history
 * @param decision the decision behind it; null for none
 * @param deliveries what is queued
 * @param seatCount the number of {@link StateStore#seatCount()} that the change rests on, where it takes a seat of Active
 *     Focus; null where it does not
 */
public record StateChange(
        AccountState before,
        AccountState after,
        List<HistoryEntry> history,
        @Nullable StoredDecision decision,
        List<StoredDelivery> deliveries,
        @Nullable Long seatCount) {

    /** Copies the lists and checks that one state follows the other. */
    public StateChange {
        history = List.copyOf(history);
        deliveries = List.copyOf(deliveries);
        if (after.version() != before.version() + 1 || !after.accountId().equals(before.accountId())) {
            throw new IllegalArgumentException("Version " + after.version() + " of " + after.accountId()
                    + " does not follow version " + before.version() + " of " + before.accountId() + ".");
        }
    }

    /** The account. */
    public String accountId() {
        return after.accountId();
    }
}
