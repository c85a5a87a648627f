package io.github.abmrules.rules.internal;

import java.time.Duration;

/**
 * When the time of a stage is up. It measures how long rules work, and is no clock that a decision could read; nothing else
 * may ask for {@link System#nanoTime()}. To ask costs as much as some rules, so where one stage ends the next begins.
 */
final class Deadline {
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private final long allowed;
    private long began;

    private Deadline(long allowed) {
        this.allowed = allowed;
        begin();
    }

    /** A deadline that is so far from now. */
    static Deadline in(Duration allowed) {
        return new Deadline(allowed.compareTo(LONGEST) < 0 ? allowed.toNanos() : Long.MAX_VALUE);
    }

    /** Begins anew. */
    void begin() {
        began = System.nanoTime();
    }

    /** What is left of the time, in nanoseconds; zero or less when it is up. */
    long left() {
        return allowed - (System.nanoTime() - began);
    }

    /** What is left of the time, in nanoseconds, as {@link #left()}; and begins anew. */
    long end() {
        long before = began;
        begin();
        return allowed - (began - before);
    }
}
