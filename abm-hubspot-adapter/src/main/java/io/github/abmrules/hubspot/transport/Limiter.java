package io.github.abmrules.hubspot.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * At most so many calls in any window of time. A call takes a slot and waits until it comes. What HubSpot says in its headers
 * is followed: a limit that differs replaces the one it was built with, and calls of others under the same limit count. One
 * limiter may serve several clients. Thread-safe.
 */
public final class Limiter {

    private final String name;
    private final List<Instant> slots = new ArrayList<>();
    private int most;
    private Duration window;
    private Instant pausedUntil = Instant.MIN;

    /**
     * A limiter.
     *
     * @param name for messages
     * @param most how many calls
     * @param window in how long
     */
    public Limiter(String name, int most, Duration window) {
        requirePositive(most, window);
        this.name = name;
        this.most = most;
        this.window = window;
    }

    private static void requirePositive(int most, Duration window) {
        if (most < 1 || window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException(
                    "A limit needs at least one call in a positive time, but has " + most + " in " + window + ".");
        }
    }

    /** Takes the next free slot: when the call may be sent, {@code now} or later. */
    synchronized Instant reserve(Instant now) {
        // Longer than the window, since headers speak of the time when their call was sent.
        forgetBefore(now.minus(window.multipliedBy(2)));
        Instant slot = now.isBefore(pausedUntil) ? pausedUntil : now;
        if (slots.size() >= most) {
            Instant free = slots.get(slots.size() - most).plus(window);
            slot = free.isAfter(slot) ? free : slot;
        }
        add(slot);
        return slot;
    }

    /** When a call that has its slot may go, at the earliest. */
    synchronized Instant pausedUntil() {
        return pausedUntil;
    }

    /** Nobody calls before an instant. */
    synchronized void pause(Instant until) {
        if (until.isAfter(pausedUntil)) {
            pausedUntil = until;
        }
    }

    /**
     * The reply to a call came. HubSpot counted the call at some time between its slot and now: the later one stands for it, so
     * that calls which were slow on their way cannot come too close to those after them.
     */
    synchronized void answered(Instant slot, Instant now) {
        if (slots.remove(slot)) {
            add(now.isAfter(slot) ? now : slot);
        }
    }

    /**
     * What the headers of a reply say.
     *
     * @param sent when its call was sent
     */
    synchronized void observe(int max, int remaining, Duration interval, Instant sent, Instant now) {
        if (max < 1 || interval.isZero() || interval.isNegative() || remaining < 0) {
            return;
        }
        most = max;
        window = interval;
        Instant begin = sent.minus(window);
        long known = slots.stream()
                .filter(slot -> slot.isAfter(begin) && !slot.isAfter(now))
                .count();
        for (long others = max - remaining - known; others > 0; others--) {
            add(now);
        }
    }

    private void forgetBefore(Instant instant) {
        int old = 0;
        while (old < slots.size() && !slots.get(old).isAfter(instant)) {
            old++;
        }
        slots.subList(0, old).clear();
    }

    private void add(Instant slot) {
        int at = slots.size();
        while (at > 0 && slots.get(at - 1).isAfter(slot)) {
            at--;
        }
        slots.add(at, slot);
    }

    /** The limit in force. */
    @Override
    public synchronized String toString() {
        return name + ": " + most + " in " + window.toMillis() + " ms";
    }
}
