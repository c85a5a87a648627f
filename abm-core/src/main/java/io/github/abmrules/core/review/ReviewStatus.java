package io.github.abmrules.core.review;

/** The life of a {@link Review}. */
public enum ReviewStatus {
    /** Waits for a person. */
    PENDING,
    /** A person agreed. */
    APPROVED,
    /** A person disagreed. */
    REJECTED,
    /** Nobody decided in time. */
    EXPIRED,
    /** Another proposal took its place. */
    SUPERSEDED
}
