package io.github.abmrules.hubspot.transport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What time it is, and how to wait. Implementations are thread-safe. */
public interface Timing {

    /** Now. */
    Instant now();

    /** Waits. */
    void sleep(Duration duration) throws InterruptedException;

    /** The time of a clock, and waiting for real. */
    static Timing of(Clock clock) {
        return new Timing() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(Math.max(1, duration.toMillis()));
            }
        };
    }
}
