package io.github.abmrules.core.health;

/** The part of a programme that an indicator is about. */
public enum ProgrammeArea {
    /** The programme as a whole. */
    ALL,
    /** Warmup of cold accounts. */
    WARMUP,
    /** Events. */
    EVENTS,
    /** Content. */
    CONTENT,
    /** Advertisements. */
    ADS,
    /** The programme of Cluster ICP. */
    CLUSTER_ICP,
    /** The programme of Active Focus. */
    ACTIVE_FOCUS
}
