package io.github.abmrules.core.health;

import io.github.abmrules.core.cluster.Cluster;

/** Where an account stands on its way: its cluster, or beyond Active Focus an opportunity. */
public enum Station {
    /** In no cluster. */
    MONITOR_ONLY,
    /** Fits, and does not know us. */
    CLUSTER_ICP,
    /** Knows us: awareness is achieved. */
    FUTURE_PIPELINE,
    /** Its need is validated. */
    ACTIVE_FOCUS,
    /** Sales is engaged: a deal is open. */
    OPPORTUNITY;

    /** The station of a cluster. */
    public static Station of(Cluster cluster) {
        return switch (cluster) {
            case MONITOR_ONLY -> MONITOR_ONLY;
            case CLUSTER_ICP -> CLUSTER_ICP;
            case FUTURE_PIPELINE -> FUTURE_PIPELINE;
            case ACTIVE_FOCUS -> ACTIVE_FOCUS;
        };
    }
}
