package io.github.abmrules.rules.portfolio;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account that asks for Active Focus has to show for a seat: all that {@link Seats} compares. Hosts that decide on
 * several machines send it to the one that numbers the seats.
 *
 * @param accountId the account
 * @param raisedAt when the review of its promotion was raised; null when it asks only now
 * @param icpTier its tier
 * @param engagementLevel its engagement
 * @param triggerStatus whether the news gives a reason to buy now
 */
public record SeatClaim(
        String accountId,
        @Nullable Instant raisedAt,
        IcpTier icpTier,
        EngagementLevel engagementLevel,
        TriggerStatus triggerStatus)
        implements Comparable<SeatClaim> {

    /** The order of seats. */
    @Override
    public int compareTo(SeatClaim other) {
        return Seats.ORDER.compare(this, other);
    }

    /** The claim of an account by a first decision about it; null when it wants no seat, or has one. */
    public static @Nullable SeatClaim of(Account account, Assignment assignment) {
        ReviewRequest review = assignment.review();
        if (review == null
                || !review.reasons().contains(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS)
                || Seats.holdsSeat(account, assignment)) {
            return null;
        }
        Instant raisedAt = account.reviews().stream()
                .filter(past -> past.id().equals(review.id()))
                .map(Review::raisedAt)
                .findFirst()
                .orElse(null);
        return new SeatClaim(
                account.accountId(),
                raisedAt,
                assignment.icpTier(),
                assignment.engagementLevel(),
                assignment.triggerStatus());
    }
}
