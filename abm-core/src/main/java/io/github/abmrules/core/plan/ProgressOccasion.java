package io.github.abmrules.core.plan;

/** What a review of progress finds about an account that gives people something to do. */
public enum ProgressOccasion {
    /** The rules move it to a higher cluster. */
    FORWARD,
    /** The rules move it to a lower cluster. */
    BACKWARD,
    /** A move waits for a person. */
    REVIEW_PENDING,
    /** It does not engage. */
    NO_ENGAGEMENT
}
