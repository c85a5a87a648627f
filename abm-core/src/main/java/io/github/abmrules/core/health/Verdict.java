package io.github.abmrules.core.health;

/** Are accounts moved through clusters, or only touched? */
public enum Verdict {
    /** Enough of the touched accounts moved on. */
    MOVING,
    /** Too few of the touched accounts moved on. */
    TOUCHING,
    /** Nobody knows how many accounts were touched, or none was. */
    INSUFFICIENT_DATA
}
