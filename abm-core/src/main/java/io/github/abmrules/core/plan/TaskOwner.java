package io.github.abmrules.core.plan;

/** Who does a task. */
public enum TaskOwner {
    /** Marketing. */
    MARKETING,
    /** Sales development. */
    SDR,
    /** Sales. */
    SALES
}
