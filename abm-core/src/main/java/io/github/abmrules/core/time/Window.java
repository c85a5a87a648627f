package io.github.abmrules.core.time;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/**
 * How long something counts, from the instant it happened. A day is 24 hours. Months are calendar months, counted forward
 * in a zone, and a day that the target month lacks becomes its last (31 August plus six months is 28 or 29 February).
 *
 * @param length how many, not negative
 * @param unit of what
 */
public record Window(int length, Unit unit) {

    /** What a window is measured in. */
    public enum Unit {
        /** 24 hours each. */
        DAYS,
        /** Calendar months in the zone of the evaluation. */
        MONTHS
    }

    private static final long SHORTEST_MONTH_DAYS = 28;
    private static final long LONGEST_MONTH_DAYS = 31;

    /** Checks the length. */
    public Window {
        if (length < 0) {
            throw new IllegalArgumentException("A window must not be negative, but is " + length + " " + unit + ".");
        }
    }

    /** A window of 24-hour days. */
    public static Window days(int length) {
        return new Window(length, Unit.DAYS);
    }

    /** A window of calendar months. */
    public static Window months(int length) {
        return new Window(length, Unit.MONTHS);
    }

    /** The first instant at which something that happened at {@code at} no longer counts. */
    public Instant end(Instant at, ZoneId zone) {
        return switch (unit) {
            case DAYS -> at.plus(Duration.ofDays(length));
            case MONTHS -> at.atZone(zone).plusMonths(length).toInstant();
        };
    }

    /** Whether something that happened at {@code at} counts at {@code asOf}: from {@code at}, inclusive, to its end, exclusive. */
    public boolean covers(Instant at, Instant asOf, ZoneId zone) {
        if (at.isAfter(asOf)) {
            return false;
        }
        // Most evidence is so young or so old that its age alone decides; a day to each side leaves room for the zone.
        if (unit == Unit.MONTHS) {
            long days = (asOf.getEpochSecond() - at.getEpochSecond()) / 86_400;
            if (days < length * SHORTEST_MONTH_DAYS - 1) {
                return true;
            }
            if (days > length * LONGEST_MONTH_DAYS + 1) {
                return false;
            }
        }
        return asOf.isBefore(end(at, zone));
    }

    /** For people: "30 days", "6 months". */
    @Override
    public String toString() {
        return length + " " + unit.name().toLowerCase(Locale.ROOT);
    }
}
