package io.github.abmrules.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {
    private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final BusinessCalendar UTC = calendar(ZoneOffset.UTC, "09:00", "17:30", WEEK);

    private static BusinessCalendar calendar(
            ZoneId zone, String opens, String closes, Set<DayOfWeek> days, String... holidays) {
        List<LocalDate> dates = List.of(holidays).stream().map(LocalDate::parse).toList();
        return new BusinessCalendar(zone, LocalTime.parse(opens), LocalTime.parse(closes), days, dates);
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    /** 2026-06-26 is a Friday. */
    @ParameterizedTest
    @CsvSource({
        "2026-06-26T16:45:00Z, 2026-06-29T10:15:00Z",
        "2026-06-26T10:00:00Z, 2026-06-26T12:00:00Z",
        "2026-06-26T15:30:00Z, 2026-06-26T17:30:00Z",
        "2026-06-26T15:30:00.000000001Z, 2026-06-29T09:00:00.000000001Z",
        "2026-06-26T17:29:59Z, 2026-06-29T10:59:59Z",
        "2026-06-26T17:30:00Z, 2026-06-29T11:00:00Z",
        "2026-06-26T23:00:00Z, 2026-06-29T11:00:00Z",
        "2026-06-27T12:00:00Z, 2026-06-29T11:00:00Z",
        "2026-06-28T23:59:59Z, 2026-06-29T11:00:00Z",
        "2026-06-29T08:59:59Z, 2026-06-29T11:00:00Z",
        "2026-06-29T09:00:00Z, 2026-06-29T11:00:00Z"
    })
    void twoHoursAreWorkingTime(Instant from, Instant due) {
        assertThat(UTC.plus(from, Duration.ofHours(2))).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-26T10:00:00Z, 2026-06-26T17:30:00Z",
        "2026-06-26T17:29:59Z, 2026-06-26T17:30:00Z",
        "2026-06-26T17:30:00Z, 2026-06-29T17:30:00Z",
        "2026-06-27T10:00:00Z, 2026-06-29T17:30:00Z",
        "2026-06-29T03:00:00Z, 2026-06-29T17:30:00Z"
    })
    void theSameDayEndsAtItsClose(Instant from, Instant due) {
        assertThat(UTC.closingAfter(from)).isEqualTo(due);
    }

    @Test
    void longTimesGoOverSeveralDays() {
        // A day has eight and a half hours.
        assertThat(UTC.plus(Instant.parse("2026-06-26T09:00:00Z"), Duration.ofHours(17)))
                .isEqualTo("2026-06-29T17:30:00Z");
        assertThat(UTC.plus(Instant.parse("2026-06-26T09:00:00Z"), Duration.ofHours(18)))
                .isEqualTo("2026-06-30T10:00:00Z");
    }

    @Test
    void nothingIsDoneOnHolidays() {
        BusinessCalendar calendar = calendar(ZoneOffset.UTC, "09:00", "17:30", WEEK, "2026-06-29", "2026-06-30");

        assertThat(calendar.plus(Instant.parse("2026-06-26T16:45:00Z"), Duration.ofHours(2)))
                .isEqualTo("2026-07-01T10:15:00Z");
        assertThat(calendar.closingAfter(Instant.parse("2026-06-29T12:00:00Z"))).isEqualTo("2026-07-01T17:30:00Z");
        assertThat(calendar.isWorkingDay(LocalDate.parse("2026-06-30"))).isFalse();
        assertThat(calendar.workingDayFrom(LocalDate.parse("2026-06-27"))).isEqualTo("2026-07-01");
        assertThat(calendar.workingDayUpTo(LocalDate.parse("2026-06-30"))).isEqualTo("2026-06-26");
        assertThat(calendar.workingDayFrom(LocalDate.parse("2026-07-01"))).isEqualTo("2026-07-01");
    }

    @Test
    void hoursAreThoseOfTheZone() {
        BusinessCalendar calendar = calendar(BERLIN, "09:00", "17:30", WEEK);

        assertThat(calendar.plus(berlin("2026-06-26T16:45"), Duration.ofHours(2)))
                .isEqualTo(berlin("2026-06-29T10:15"));
        assertThat(calendar.zone()).isEqualTo(BERLIN);
    }

    /** Clocks go forward on Sunday 2026-03-29 and back on Sunday 2026-10-25. */
    @Test
    void aChangeOfClocksOverTheWeekendChangesNothingInLocalTime() {
        BusinessCalendar calendar = calendar(BERLIN, "09:00", "17:30", WEEK);

        assertThat(calendar.plus(berlin("2026-03-27T16:45"), Duration.ofHours(2)))
                .isEqualTo("2026-03-30T08:15:00Z")
                .isEqualTo(berlin("2026-03-30T10:15"));
        assertThat(calendar.plus(berlin("2026-10-23T16:45"), Duration.ofHours(2)))
                .isEqualTo("2026-10-26T09:15:00Z")
                .isEqualTo(berlin("2026-10-26T10:15"));
    }

    @Test
    void onADayOfWhichAnHourIsMissingTwoHoursAreStillTwo() {
        BusinessCalendar calendar = calendar(BERLIN, "01:00", "17:30", EnumSet.of(DayOfWeek.SUNDAY));

        assertThat(calendar.plus(berlin("2026-03-29T00:00"), Duration.ofHours(2)))
                .isEqualTo(berlin("2026-03-29T04:00"));
        assertThat(calendar.plus(berlin("2026-03-29T00:00"), Duration.ofMinutes(15 * 60 + 30)))
                .isEqualTo(berlin("2026-03-29T17:30"));
        assertThat(calendar.plus(berlin("2026-03-29T00:00"), Duration.ofHours(16)))
                .isEqualTo(berlin("2026-04-05T01:30"));
    }

    @Test
    void onADayThatHasAnHourTwiceBothCount() {
        BusinessCalendar calendar = calendar(BERLIN, "01:00", "17:30", EnumSet.of(DayOfWeek.SUNDAY));

        assertThat(calendar.plus(berlin("2026-10-25T00:00"), Duration.ofHours(2)))
                .isEqualTo("2026-10-25T01:00:00Z");
        assertThat(calendar.plus(berlin("2026-10-25T00:00"), Duration.ofHours(3)))
                .isEqualTo(berlin("2026-10-25T03:00"));
        assertThat(calendar.plus(berlin("2026-10-25T00:00"), Duration.ofMinutes(17 * 60 + 30)))
                .isEqualTo(berlin("2026-10-25T17:30"));
    }

    @Test
    void aDayThatOpensInTheMissingHourOpensAfterIt() {
        BusinessCalendar calendar = calendar(BERLIN, "02:30", "05:00", EnumSet.of(DayOfWeek.SUNDAY));

        assertThat(calendar.workingTimeFrom(berlin("2026-03-29T01:00"))).isEqualTo(berlin("2026-03-29T03:30"));
    }

    @Test
    void aDayWhoseHoursAreAllMissingIsPassedOver() {
        BusinessCalendar calendar = calendar(BERLIN, "02:30", "03:00", EnumSet.of(DayOfWeek.SUNDAY));

        assertThat(calendar.plus(berlin("2026-03-29T00:00"), Duration.ofMinutes(10)))
                .isEqualTo(berlin("2026-04-05T02:40"));
        assertThat(calendar.plus(berlin("2026-03-22T02:40"), Duration.ofMinutes(25)))
                .isEqualTo(berlin("2026-04-05T02:35"));
    }

    @Test
    void needsHoursAndDays() {
        assertThatThrownBy(() -> calendar(BERLIN, "09:00", "09:00", WEEK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("09:00");
        assertThatThrownBy(() -> calendar(BERLIN, "09:00", "17:00", Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("working day");
    }
}
