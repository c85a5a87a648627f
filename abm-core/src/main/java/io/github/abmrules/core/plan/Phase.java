package io.github.abmrules.core.plan;

/** The phases of a programme, in their order. They overlap. */
public enum Phase {
    /** Who is targeted, and why. */
    FOUNDATION,
    /** The accounts get to know us. */
    WARMUP,
    /** The accounts are talked to. */
    ENGAGEMENT,
    /** What works is done more; this phase has no end. */
    ACCELERATION
}
