package io.github.abmrules.core.review;

/** Why a person has to look, in the order in which reasons are listed. */
public enum ReviewReason {
    /** Active Focus would hold more accounts than the team can serve. */
    ACTIVE_FOCUS_CAPACITY,
    /** An account would enter Active Focus. */
    PROMOTION_TO_ACTIVE_FOCUS,
    /** An account would leave Active Focus downwards. */
    DEMOTION_FROM_ACTIVE_FOCUS,
    /** Signals disagree. */
    SIGNALS_CONFLICT
}
