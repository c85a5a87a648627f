package io.github.abmrules.core.plan;

/** The parts of an event plan. */
public enum EventStage {
    /** Before the event. */
    PRE,
    /** On its day. */
    DURING,
    /** After it. */
    POST
}
