package io.github.abmrules.core.account;

/** Whether a {@link Deal} is still running. */
public enum DealStatus {
    /** Running. */
    OPEN,
    /** Won. */
    CLOSED_WON,
    /** Lost. */
    CLOSED_LOST
}
