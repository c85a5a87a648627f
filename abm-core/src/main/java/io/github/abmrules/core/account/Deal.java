package io.github.abmrules.core.account;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An opportunity with an account.
 *
 * @param dealId id in the host's CRM
 * @param stage name of the stage, in the host's own words
 * @param status whether it is running
 * @param amount value, in the host's currency
 * @param stageEnteredAt when it came into its stage: the date of the deal as evidence
 * @param lastActivityAt when somebody last did something about it
 * @param closeDate when it was closed; for an open deal, when it is expected to close
 * @param nextStep what is to be done next
 * @param owner who answers for it
 * @param contactIds who is involved
 */
public record Deal(
        String dealId,
        @Nullable String stage,
        DealStatus status,
        @Nullable BigDecimal amount,
        @Nullable Instant stageEnteredAt,
        @Nullable Instant lastActivityAt,
        @Nullable Instant closeDate,
        @Nullable String nextStep,
        @Nullable String owner,
        List<String> contactIds) {

    /** Checks that id and status are there and copies the contacts. */
    public Deal {
        InvalidFactException.requireText("deal_id", dealId);
        InvalidFactException.require("status", status);
        contactIds = List.copyOf(contactIds);
    }

    /** A running deal that came into its stage at the given instant. */
    public static Deal open(String dealId, @Nullable Instant stageEnteredAt, @Nullable Instant lastActivityAt) {
        return new Deal(
                dealId, null, DealStatus.OPEN, null, stageEnteredAt, lastActivityAt, null, null, null, List.of());
    }

    /** A deal that was won or lost at the given instant. */
    public static Deal closed(String dealId, DealStatus status, @Nullable Instant closeDate) {
        return new Deal(dealId, null, status, null, null, null, closeDate, null, null, List.of());
    }
}
