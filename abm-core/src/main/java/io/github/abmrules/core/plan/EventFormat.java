package io.github.abmrules.core.plan;

/** The formats of events that the playbook names. */
public enum EventFormat {
    /** An executive dinner: small. */
    DINNER,
    /** An executive roundtable: small. */
    ROUNDTABLE,
    /** A webinar: large. */
    WEBINAR,
    /** A conference: large. */
    CONFERENCE
}
