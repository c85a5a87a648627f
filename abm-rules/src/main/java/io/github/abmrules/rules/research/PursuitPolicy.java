package io.github.abmrules.rules.research;

/** When companies of a tier are pursued. */
public enum PursuitPolicy {
    /** At once. */
    ALWAYS,
    /** When they engage or have a trigger. */
    WITH_REASON,
    /** When a trigger is hot. */
    WHEN_HOT,
    /** Never. */
    NEVER,
    /** Nobody knows the tier. */
    UNDECIDED
}
