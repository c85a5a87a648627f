package io.github.abmrules.rules.portfolio;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.explain.Finding;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts decisions into a {@link ClusterSummary}. Not thread-safe. */
public final class Tally {
    private final Map<Cluster, Long> effective = new EnumMap<>(Cluster.class);
    private long pendingReviews;
    private long rejected;

    /** Counts a decision. */
    public void add(Assignment assignment) {
        effective.merge(assignment.effectiveCluster(), 1L, Long::sum);
        if (assignment.review() != null) {
            pendingReviews++;
        }
    }

    /** Counts an input record that was not decided. */
    public void addRejected() {
        rejected++;
    }

    /** The counts, with what a person should know about the portfolio. */
    public ClusterSummary summary(List<Finding> findings) {
        return new ClusterSummary(
                count(Cluster.CLUSTER_ICP),
                count(Cluster.FUTURE_PIPELINE),
                count(Cluster.ACTIVE_FOCUS),
                count(Cluster.MONITOR_ONLY),
                pendingReviews,
                rejected,
                findings.stream().sorted().toList());
    }

    private long count(Cluster cluster) {
        return effective.getOrDefault(cluster, 0L);
    }
}
