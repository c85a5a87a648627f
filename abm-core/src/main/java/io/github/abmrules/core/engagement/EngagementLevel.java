package io.github.abmrules.core.engagement;

/** How strongly an account engages with us, weakest first. Derived from live {@link Signal}s, or given. */
public enum EngagementLevel {
    /** Nothing live. */
    NONE,
    /** A website visit or an ad click. */
    LOW,
    /** Content, a reply, a webinar, an event or an accepted connection. */
    MEDIUM,
    /** A demo, a meeting, or several engaged contacts. */
    HIGH
}
