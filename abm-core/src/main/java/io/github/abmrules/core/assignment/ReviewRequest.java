package io.github.abmrules.core.assignment;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import java.util.List;

/**
 * The review that a decision waits for.
 *
 * @param id permanent id; that of the review in the input while it is pending with the same proposal
 * @param status {@link ReviewStatus#PENDING} in every decision
 * @param reasons why a person has to look, in the order of {@link ReviewReason}
 * @param from the cluster the account would leave
 * @param proposedCluster the cluster it would enter; equal to {@code from} for a conflict that only has to be acknowledged
 */
public record ReviewRequest(
        String id, ReviewStatus status, List<ReviewReason> reasons, Cluster from, Cluster proposedCluster) {

    /** Copies the reasons. */
    public ReviewRequest {
        reasons = List.copyOf(reasons);
    }
}
