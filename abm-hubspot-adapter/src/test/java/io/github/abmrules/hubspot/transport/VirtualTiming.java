package io.github.abmrules.hubspot.transport;

import java.time.Duration;
import java.time.Instant;

/** Time that passes only while somebody waits. */
public final class VirtualTiming implements Timing {

    private final Instant start;
    private Instant now;

    public VirtualTiming(Instant start) {
        this.start = start;
        this.now = start;
    }

    public VirtualTiming() {
        this(Instant.parse("2026-06-30T00:00:00Z"));
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        now = now.plus(duration);
    }

    public synchronized Duration passed() {
        return Duration.between(start, now);
    }
}
