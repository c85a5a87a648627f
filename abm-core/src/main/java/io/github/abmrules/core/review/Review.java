package io.github.abmrules.core.review;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A human checkpoint: one proposed move, or one conflict to acknowledge ({@code from} equals {@code proposedCluster}).
 *
 * @param id permanent id
 * @param from the cluster the account would leave
 * @param proposedCluster the cluster it would enter
 * @param reasons why a person has to look; without doubles, in the order of {@link ReviewReason}
 * @param status where the review stands
 * @param raisedAt when it was raised
 * @param decidedAt when it was decided; required when it is approved or rejected
 * @param reviewer who decided
 * @param note what the reviewer said
 */
public record Review(
        String id,
        Cluster from,
        Cluster proposedCluster,
        List<ReviewReason> reasons,
        ReviewStatus status,
        Instant raisedAt,
        @Nullable Instant decidedAt,
        @Nullable String reviewer,
        @Nullable String note) {

    /** Checks the components and orders the reasons. */
    public Review {
        InvalidFactException.requireText("id", id);
        InvalidFactException.require("from", from);
        InvalidFactException.require("proposed_cluster", proposedCluster);
        InvalidFactException.require("status", status);
        InvalidFactException.require("raised_at", raisedAt);
        if (decidedAt == null && (status == ReviewStatus.APPROVED || status == ReviewStatus.REJECTED)) {
            throw new InvalidFactException("decided_at", null, "is required when status is " + status);
        }
        EnumSet<ReviewReason> ordered = EnumSet.noneOf(ReviewReason.class);
        ordered.addAll(reasons);
        reasons = List.copyOf(new ArrayList<>(ordered));
    }

    /** A review that waits for a decision. */
    public static Review pending(
            String id, Cluster from, Cluster proposedCluster, List<ReviewReason> reasons, Instant raisedAt) {
        return new Review(id, from, proposedCluster, reasons, ReviewStatus.PENDING, raisedAt, null, null, null);
    }

    /** This review with another status, whatever it had before; people decide by {@link #approve} and {@link #reject}. */
    public Review decided(ReviewStatus decision, Instant at, @Nullable String by, @Nullable String why) {
        return new Review(id, from, proposedCluster, reasons, decision, raisedAt, at, by, why);
    }

    /**
     * This review as approved by a person.
     *
     * @throws IllegalStateException when it does not wait for a decision any more
     */
    public Review approve(Instant at, @Nullable String by, @Nullable String why) {
        requirePending();
        return decided(ReviewStatus.APPROVED, at, by, why);
    }

    /**
     * This review as rejected by a person.
     *
     * @throws IllegalStateException when it does not wait for a decision any more
     */
    public Review reject(Instant at, @Nullable String by, @Nullable String why) {
        requirePending();
        return decided(ReviewStatus.REJECTED, at, by, why);
    }

    private void requirePending() {
        if (status != ReviewStatus.PENDING) {
            throw new IllegalStateException("The review \"" + id + "\" is " + status
                    + (decidedAt == null ? "" : " since " + decidedAt)
                    + " and cannot be decided again. Maybe another review of the account is pending?");
        }
    }
}
