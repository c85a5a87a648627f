package io.github.abmrules.core.programme;

/** The challenge an account is supposed to have: a hypothesis, not evidence. */
public enum Challenge {
    /** Spend less. */
    COST_REDUCTION,
    /** Grow. */
    GROWTH,
    /** Contain risk. */
    RISK,
    /** Become digital. */
    DIGITAL_TRANSFORMATION
}
