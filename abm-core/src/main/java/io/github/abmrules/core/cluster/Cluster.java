package io.github.abmrules.core.cluster;

/** The clusters of the playbook, lowest first. */
public enum Cluster {
    /** Not clustered: poor fit, or already a customer. */
    MONITOR_ONLY,
    /** Fits the ideal customer profile, not aware of us, no evidence of a challenge. */
    CLUSTER_ICP,
    /** Aware of us, need not validated. */
    FUTURE_PIPELINE,
    /** Strong engagement, validated need, buying committee engaged. */
    ACTIVE_FOCUS
}
