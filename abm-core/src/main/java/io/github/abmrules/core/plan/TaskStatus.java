package io.github.abmrules.core.plan;

/** How a task stands. */
public enum TaskStatus {
    /** It is done. */
    DONE,
    /** It cannot begin before a person has decided something. */
    WAITING,
    /** Its time is over, and it is not done. */
    LATE,
    /** It is its time. */
    DUE,
    /** Its time has not come. */
    UPCOMING
}
