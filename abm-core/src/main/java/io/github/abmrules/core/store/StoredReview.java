package io.github.abmrules.core.store;

import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.review.Review;
import org.jspecify.annotations.Nullable;

/**
 * A review with its account.
 *
 * @param accountId the account
 * @param company its name for people
 * @param icpTier its fit at the last decision; null when there was none
 * @param engagementLevel its engagement at the last decision; null when there was none
 * @param triggerStatus its news at the last decision; null when there was none
 * @param review the review
 */
public record StoredReview(
        String accountId,
        @Nullable String company,
        @Nullable IcpTier icpTier,
        @Nullable EngagementLevel engagementLevel,
        @Nullable TriggerStatus triggerStatus,
        Review review) {

    /** The review of an account in a state. */
    public static StoredReview of(AccountState state, Review review) {
        DecisionSummary last = state.last();
        return new StoredReview(
                state.accountId(),
                state.facts() == null ? null : state.facts().company(),
                last == null ? null : last.icpTier(),
                last == null ? null : last.engagementLevel(),
                last == null ? null : last.triggerStatus(),
                review);
    }
}
