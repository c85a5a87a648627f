package io.github.abmrules.core.health;

import io.github.abmrules.core.assignment.ClusterSummary;
import org.jspecify.annotations.Nullable;

/**
 * How many accounts each cluster holds. Where cluster assignments are the source, clusters are those in force.
 *
 * @param clusterIcpCount accounts in Cluster ICP
 * @param futurePipelineCount accounts in Future Pipeline
 * @param activeFocusCount accounts in Active Focus
 * @param monitorOnlyCount accounts in Monitor Only; nothing is checked of it; null when not known
 */
public record ClusterCounts(
        long clusterIcpCount,
        long futurePipelineCount,
        long activeFocusCount,
        @Nullable Long monitorOnlyCount) {

    /** Checks that no count is negative. */
    public ClusterCounts {
        Figures.notNegative("cluster_icp_count", clusterIcpCount);
        Figures.notNegative("future_pipeline_count", futurePipelineCount);
        Figures.notNegative("active_focus_count", activeFocusCount);
        Figures.notNegative("monitor_only_count", monitorOnlyCount);
    }

    /** The counts of decided accounts. */
    public static ClusterCounts of(ClusterSummary summary) {
        return new ClusterCounts(
                summary.clusterIcpCount(),
                summary.futurePipelineCount(),
                summary.activeFocusCount(),
                summary.monitorOnlyCount());
    }

    /** The accounts that people work on by hand: those in Future Pipeline and Active Focus. */
    public long handWorked() {
        return futurePipelineCount + activeFocusCount;
    }
}
