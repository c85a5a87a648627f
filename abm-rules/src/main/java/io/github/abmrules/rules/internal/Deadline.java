package io.github.abmrules.rules.internal;

import java.time.Duration;

/**
 * When the time of a stage is up. It measures how long rules work, and is no clock that a decision could read; nothing else
 * may ask for {@link System#nanoTime()}.
 */
final class Deadline {
    private final Duration allowed;
    private final long began = System.nanoTime();

    private Deadline(Duration allowed) {
        this.allowed = allowed;
    }

    /** A deadline that is so far from now. */
    static Deadline in(Duration allowed) {
        return new Deadline(allowed);
    }

    /** What is left of the time; zero or less when it is up. */
    Duration left() {
        return allowed.minusNanos(System.nanoTime() - began);
    }
}
