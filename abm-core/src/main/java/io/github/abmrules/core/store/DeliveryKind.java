package io.github.abmrules.core.store;

/** What is delivered to the CRM. */
public enum DeliveryKind {
    /** A note. */
    NOTE,
    /** A task for a person. */
    TASK,
    /** Values of properties of the company. */
    PROPERTIES
}
