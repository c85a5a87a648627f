package io.github.abmrules.flink.stream;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.store.HistoryEntry;
import io.github.abmrules.core.store.HistoryKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a review: a line of the reviews.
 *
 * @param accountId the account
 * @param at when
 * @param kind REVIEW_RAISED, REVIEW_REFRESHED, REVIEW_APPROVED, REVIEW_REJECTED, REVIEW_EXPIRED or REVIEW_SUPERSEDED
 * @param reviewId the review
 * @param from the cluster that would be left
 * @param proposedCluster the cluster that is proposed
 * @param reasons why a person has to look
 * @param by who decided; null when nobody did
 * @param note what the person said
 * @param rationale why, in words
 * @param decisionId the decision
 * @param rulesVersion the rules it was made by
 */
public record ReviewChange(
        String accountId,
        Instant at,
        HistoryKind kind,
        String reviewId,
        @Nullable Cluster from,
        Cluster proposedCluster,
        List<ReviewReason> reasons,
        @Nullable String by,
        @Nullable String note,
        String rationale,
        String decisionId,
        String rulesVersion) {

    /** Copies the reasons. */
    public ReviewChange {
        reasons = List.copyOf(reasons);
    }

    static ReviewChange of(HistoryEntry entry, Review review, Assignment decision) {
        return new ReviewChange(
                entry.accountId(),
                entry.at(),
                entry.kind(),
                review.id(),
                review.from(),
                review.proposedCluster(),
                review.reasons(),
                entry.by(),
                entry.by() == null ? null : entry.note(),
                decision.rationale(),
                decision.decisionId(),
                decision.rulesVersion());
    }

    static ReviewChange asked(Instant at, HistoryKind kind, ReviewRequest review, Assignment decision) {
        return new ReviewChange(
                decision.accountId(),
                at,
                kind,
                review.id(),
                review.from(),
                review.proposedCluster(),
                review.reasons(),
                null,
                null,
                decision.rationale(),
                decision.decisionId(),
                decision.rulesVersion());
    }

    /** The same change with all reasons of the review. */
    ReviewChange with(List<ReviewReason> all) {
        return new ReviewChange(
                accountId,
                at,
                kind,
                reviewId,
                from,
                proposedCluster,
                all,
                by,
                note,
                rationale,
                decisionId,
                rulesVersion);
    }

    /** Whether the review waits from now on. */
    boolean asks() {
        return kind == HistoryKind.REVIEW_RAISED || kind == HistoryKind.REVIEW_REFRESHED;
    }
}
