package io.github.abmrules.core.plan;

/** How large an event is. */
public enum EventSize {
    /** A few people who talk to each other: an executive dinner, a roundtable. */
    SMALL,
    /** Many people who mostly listen: a webinar, a conference. */
    LARGE
}
