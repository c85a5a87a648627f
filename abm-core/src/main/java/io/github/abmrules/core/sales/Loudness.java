package io.github.abmrules.core.sales;

/** How loud a digest is: how much of what there is to say it says. */
public enum Loudness {
    /** The least. */
    QUIET,
    /** Where everybody begins. */
    NORMAL,
    /** The most. */
    LOUD;

    /** One step up; the loudest stays. */
    public Loudness louder() {
        return this == QUIET ? NORMAL : LOUD;
    }

    /** One step down; the quietest stays. */
    public Loudness softer() {
        return this == LOUD ? NORMAL : QUIET;
    }

    /** Whether there is a step up. */
    public boolean canRise() {
        return this != LOUD;
    }
}
