package io.github.abmrules.core.engagement;

/** Whether a {@link Trigger} speaks for or against buying. */
public enum TriggerPolarity {
    /** A reason to buy: funding, a new executive, an expansion. */
    POSITIVE,
    /** A reason not to: lay-offs, a freeze. Only ever a finding. */
    NEGATIVE
}
