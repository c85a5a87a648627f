package io.github.abmrules.core.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * When people work: from opening time (inclusive) to closing time (exclusive) of each working day in a zone. Working time is
 * elapsed time, so that a day on which clocks change has the hours that it really has. Immutable and thread-safe.
 */
public final class BusinessCalendar {
    private final ZoneId zone;
    private final LocalTime opens;
    private final LocalTime closes;
    private final Set<DayOfWeek> days;
    private final Set<LocalDate> holidays;

    /**
     * A calendar.
     *
     * @param zone the zone of its hours and days
     * @param opens when work begins
     * @param closes when work ends
     * @param days the days of the week that people work on
     * @param holidays dates that they do not work on
     * @throws IllegalArgumentException when no day of the week is worked on, or work ends before it begins
     */
    public BusinessCalendar(
            ZoneId zone,
            LocalTime opens,
            LocalTime closes,
            Collection<DayOfWeek> days,
            Collection<LocalDate> holidays) {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("A business calendar needs a working day, but has none.");
        }
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("A business day must close after it opens, but opens at " + opens
                    + " and closes at " + closes + ".");
        }
        this.zone = zone;
        this.opens = opens;
        this.closes = closes;
        this.days = EnumSet.copyOf(days);
        this.holidays = Set.copyOf(holidays);
    }

    /** The zone of its hours and days. */
    public ZoneId zone() {
        return zone;
    }

    /** Whether people work on a date. */
    public boolean isWorkingDay(LocalDate date) {
        return days.contains(date.getDayOfWeek()) && !holidays.contains(date);
    }

    /** The date, or the next working day after it. */
    public LocalDate workingDayFrom(LocalDate date) {
        LocalDate day = date;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** The date, or the last working day before it. */
    public LocalDate workingDayUpTo(LocalDate date) {
        LocalDate day = date;
        while (!isWorkingDay(day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** The date on which an instant lies. */
    public LocalDate dateOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** When a working day opens. */
    public Instant opening(LocalDate day) {
        return day.atTime(opens).atZone(zone).toInstant();
    }

    /** When a working day closes. */
    public Instant closing(LocalDate day) {
        return day.atTime(closes).atZone(zone).toInstant();
    }

    /** The instant, when it lies in working time; else the next opening, also at closing time exactly. */
    public Instant workingTimeFrom(Instant at) {
        LocalDate day = dateOf(at);
        if (isOpenOn(day)) {
            if (at.isBefore(opening(day))) {
                return opening(day);
            }
            if (at.isBefore(closing(day))) {
                return at;
            }
        }
        return openingAfter(day);
    }

    /** When so much working time has passed since an instant. */
    public Instant plus(Instant from, Duration workingTime) {
        Instant at = workingTimeFrom(from);
        Duration left = workingTime;
        while (true) {
            LocalDate day = dateOf(at);
            Duration rest = Duration.between(at, closing(day));
            if (left.compareTo(rest) <= 0) {
                return at.plus(left);
            }
            left = left.minus(rest);
            at = openingAfter(day);
        }
    }

    /** When the working day closes that an instant lies on, or the next one when it lies outside working time. */
    public Instant closingAfter(Instant at) {
        return closing(dateOf(workingTimeFrom(at)));
    }

    private Instant openingAfter(LocalDate date) {
        LocalDate day = date.plusDays(1);
        while (!isOpenOn(day)) {
            day = day.plusDays(1);
        }
        return opening(day);
    }

    /** Where clocks go forward over short hours at night, a working day may have none of them. */
    private boolean isOpenOn(LocalDate day) {
        return isWorkingDay(day) && opening(day).isBefore(closing(day));
    }
}
