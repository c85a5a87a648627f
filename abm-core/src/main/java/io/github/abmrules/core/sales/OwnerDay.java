package io.github.abmrules.core.sales;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a digest for one owner on one day rests on.
 *
 * @param owner the owner
 * @param manager who is told of deals at critical risk; null when nobody is known
 * @param gaps what the owner does not keep up
 * @param risks how much at risk the owner's open deals are
 * @param reviewedDeals deals at critical risk, {@code account_id/deal_id}, of which a person decided that the manager is to
 *     be told
 * @param state the responsiveness up to now; null for an owner who has never been sent a digest
 * @param lastResponse what the owner made of the last digest; null when that is not known
 */
public record OwnerDay(
        String owner,
        @Nullable String manager,
        List<DealGap> gaps,
        List<RiskAssessment> risks,
        List<String> reviewedDeals,
        @Nullable Responsiveness state,
        @Nullable Response lastResponse) {

    /**
     * Checks the owner and copies the lists.
     *
     * @throws InvalidFactException when the owner is blank
     */
    public OwnerDay {
        InvalidFactException.requireText("owner", owner);
        gaps = List.copyOf(gaps);
        risks = List.copyOf(risks);
        reviewedDeals = List.copyOf(reviewedDeals);
    }
}
