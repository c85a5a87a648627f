package io.github.abmrules.core.sales;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a host keeps about an owner between two digests. A {@link NotificationPayload} has the same fields for what it
 * carries over, so that its JSON can be read as the state of the next day.
 *
 * @param owner the owner
 * @param manager who is told of deals at critical risk; null when nobody is known
 * @param reviewedDeals deals at critical risk, {@code account_id/deal_id}, of which a person decided that the manager is to
 *     be told
 * @param state the responsiveness; null for an owner who has never been sent a digest
 * @param lastResponse what the owner made of the last digest; null when that is not known
 */
public record OwnerState(
        String owner,
        @Nullable String manager,
        List<String> reviewedDeals,
        @Nullable Responsiveness state,
        @Nullable Response lastResponse) {

    /**
     * Checks the owner and copies the list.
     *
     * @throws InvalidFactException when the owner is blank
     */
    public OwnerState {
        InvalidFactException.requireText("owner", owner);
        reviewedDeals = List.copyOf(reviewedDeals);
    }
}
