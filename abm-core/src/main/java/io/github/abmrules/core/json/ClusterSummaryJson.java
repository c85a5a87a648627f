package io.github.abmrules.core.json;

import io.github.abmrules.core.assignment.ClusterSummary;

/** Writes {@link ClusterSummary}s. */
public final class ClusterSummaryJson {

    private ClusterSummaryJson() {}

    /** A summary as compact JSON. Thread-safe. */
    public static byte[] write(ClusterSummary summary) {
        return new JsonText()
                .object()
                .field("cluster_icp_count", summary.clusterIcpCount())
                .field("future_pipeline_count", summary.futurePipelineCount())
                .field("active_focus_count", summary.activeFocusCount())
                .field("monitor_only_count", summary.monitorOnlyCount())
                .field("pending_review_count", summary.pendingReviewCount())
                .field("rejected_count", summary.rejectedCount())
                .list("findings", summary.findings(), AssignmentText::finding)
                .end()
                .toBytes();
    }
}
