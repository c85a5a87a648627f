package io.github.abmrules.core.assignment;

import io.github.abmrules.core.explain.Finding;
import java.util.List;

/**
 * Counts over a portfolio, by effective cluster.
 *
 * @param clusterIcpCount accounts in Cluster ICP
 * @param futurePipelineCount accounts in Future Pipeline
 * @param activeFocusCount accounts in Active Focus
 * @param monitorOnlyCount accounts in Monitor Only
 * @param pendingReviewCount decisions that wait for a review
 * @param rejectedCount input records that were not decided because something is wrong with them
 * @param findings what a person should know about the portfolio as a whole, by code then field
 */
public record ClusterSummary(
        long clusterIcpCount,
        long futurePipelineCount,
        long activeFocusCount,
        long monitorOnlyCount,
        long pendingReviewCount,
        long rejectedCount,
        List<Finding> findings) {

    /** Copies the findings. */
    public ClusterSummary {
        findings = List.copyOf(findings);
    }
}
