package io.github.abmrules.core.engagement;

/** Whether the news about an account gives a reason to buy now. */
public enum TriggerStatus {
    /** A positive trigger is live. */
    YES,
    /** None is. */
    NO,
    /** The look-up failed: decides like {@link #NO} and shows in the findings. */
    UNKNOWN
}
