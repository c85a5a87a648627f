package io.github.abmrules.flink.stream;

import java.time.Instant;

/** Instants as the milliseconds of Flink's timers: never earlier than the instant itself. */
final class TimerTime {
    private TimerTime() {}

    static long millis(Instant at) {
        long millis = at.toEpochMilli();
        return Instant.ofEpochMilli(millis).equals(at) ? millis : millis + 1;
    }
}
