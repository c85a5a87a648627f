package io.github.abmrules.core.store;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which reviews are wanted. Null lets everything through.
 *
 * @param accountId of which account
 * @param status where it stands
 * @param reason a reason among its reasons
 * @param proposedCluster what it proposes
 */
public record ReviewFilter(
        @Nullable String accountId,
        @Nullable ReviewStatus status,
        @Nullable ReviewReason reason,
        @Nullable Cluster proposedCluster) {

    /** All reviews. */
    public static ReviewFilter all() {
        return new ReviewFilter(null, null, null, null);
    }

    /** Those that wait for a person. */
    public static ReviewFilter pending() {
        return new ReviewFilter(null, ReviewStatus.PENDING, null, null);
    }

    boolean matches(String account, Review review) {
        return (accountId == null || accountId.equals(account))
                && (status == null || status == review.status())
                && (reason == null || review.reasons().contains(reason))
                && (proposedCluster == null || proposedCluster == review.proposedCluster());
    }
}
