package io.github.abmrules.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    private static final Duration TICK = Duration.ofNanos(1);

    @Test
    void daysBeginInclusiveAndEndExclusive() {
        Instant at = Instant.parse("2026-03-01T09:00:00Z");
        Instant end = Instant.parse("2026-03-31T09:00:00Z");
        Window window = Window.days(30);

        assertThat(window.end(at, UTC)).isEqualTo(end);
        assertThat(window.covers(at, at.minus(TICK), UTC)).isFalse();
        assertThat(window.covers(at, at, UTC)).isTrue();
        assertThat(window.covers(at, end.minus(TICK), UTC)).isTrue();
        assertThat(window.covers(at, end, UTC)).isFalse();
        assertThat(window.covers(at, end.plus(TICK), UTC)).isFalse();
    }

    @Test
    void monthsBeginInclusiveAndEndExclusive() {
        Instant at = Instant.parse("2026-03-01T09:00:00Z");
        Instant end = Instant.parse("2026-09-01T09:00:00Z");
        Window window = Window.months(6);

        assertThat(window.end(at, UTC)).isEqualTo(end);
        assertThat(window.covers(at, at.minus(TICK), UTC)).isFalse();
        assertThat(window.covers(at, at, UTC)).isTrue();
        assertThat(window.covers(at, end.minus(TICK), UTC)).isTrue();
        assertThat(window.covers(at, end, UTC)).isFalse();
        assertThat(window.covers(at, end.plus(TICK), UTC)).isFalse();
    }

    @ParameterizedTest(name = "{0} plus {1} months ends on {2}")
    @CsvSource({
        "2025-08-31, 6, 2026-02-28",
        "2027-08-31, 6, 2028-02-29",
        "2025-08-30, 6, 2026-02-28",
        "2025-08-28, 6, 2026-02-28",
        "2025-09-01, 6, 2026-03-01",
        "2026-12-31, 6, 2027-06-30",
        "2026-02-28, 6, 2026-08-28",
        "2028-02-29, 6, 2028-08-29",
        "2028-02-29, 12, 2029-02-28",
        "2099-08-31, 6, 2100-02-28",
        "1999-08-31, 6, 2000-02-29",
        "2026-01-31, 1, 2026-02-28"
    })
    void aDayThatTheTargetMonthLacksBecomesItsLast(String from, int months, String to) {
        Instant at = Instant.parse(from + "T12:00:00Z");
        Instant end = Instant.parse(to + "T12:00:00Z");
        Window window = Window.months(months);

        assertThat(window.end(at, UTC)).isEqualTo(end);
        assertThat(window.covers(at, end.minus(TICK), UTC)).isTrue();
        assertThat(window.covers(at, end, UTC)).isFalse();
    }

    @Test
    void monthsAreCountedInTheZone() {
        // In Auckland it is already 31 August, in UTC still the 30th, and both months are clamped to 28 February.
        Instant at = Instant.parse("2025-08-30T20:00:00Z");

        assertThat(Window.months(6).end(at, UTC)).isEqualTo("2026-02-28T20:00:00Z");
        assertThat(Window.months(6).end(at, AUCKLAND)).isEqualTo("2026-02-27T19:00:00Z");
    }

    @Test
    void monthsKeepTheLocalTimeOfDayWhenTheClocksChange() {
        Instant summer = Instant.parse("2026-07-15T08:00:00Z");
        Instant winter = Instant.parse("2027-01-15T09:00:00Z");

        assertThat(Window.months(6).end(summer, BERLIN)).isEqualTo(winter);
        assertThat(Window.months(6).covers(summer, winter.minus(TICK), BERLIN)).isTrue();
        assertThat(Window.months(6).covers(summer, winter, BERLIN)).isFalse();
    }

    @Test
    void anEndInTheHourThatTheClocksSkipMovesBehindIt() {
        // 29 March 2026, 02:30 does not exist in Berlin.
        Instant at = Instant.parse("2025-09-29T00:30:00Z");

        assertThat(Window.months(6).end(at, BERLIN)).isEqualTo("2026-03-29T01:30:00Z");
    }

    @Test
    void anEndInTheHourThatTheClocksRepeatIsItsFirstPass() {
        // 25 October 2026, 02:30 exists twice in Berlin.
        Instant at = Instant.parse("2026-04-25T00:30:00Z");

        assertThat(Window.months(6).end(at, BERLIN)).isEqualTo("2026-10-25T00:30:00Z");
    }

    @Test
    void aDayIs24HoursWhenTheClocksChange() {
        // 23 hours by the wall clock of Berlin.
        Instant at = Instant.parse("2026-03-28T12:00:00Z");

        assertThat(Window.days(1).end(at, BERLIN)).isEqualTo("2026-03-29T12:00:00Z");
        assertThat(Window.days(1).covers(at, Instant.parse("2026-03-29T11:59:59Z"), BERLIN))
                .isTrue();
        assertThat(Window.days(1).covers(at, Instant.parse("2026-03-29T12:00:00Z"), BERLIN))
                .isFalse();
    }

    @Test
    void anEmptyWindowCoversNothing() {
        Instant at = Instant.parse("2026-03-01T09:00:00Z");

        assertThat(Window.days(0).covers(at, at, UTC)).isFalse();
        assertThat(Window.months(0).covers(at, at, UTC)).isFalse();
    }

    @Test
    void theShortCutAgreesWithTheCalendarNearEveryEdge() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            ZoneId zone = List.of(UTC, BERLIN, AUCKLAND, ZoneId.of("America/St_Johns"))
                    .get(random.nextInt(4));
            Window window = Window.months(random.nextInt(27));
            Instant at = Instant.ofEpochSecond(random.nextLong(-2_000_000_000L, 4_000_000_000L));
            Instant end = window.end(at, zone);
            Instant near = end.plusSeconds(random.nextLong(-200_000, 200_000));

            assertThat(window.covers(at, near, zone))
                    .as("%s from %s at %s in %s", window, at, near, zone)
                    .isEqualTo(!near.isBefore(at) && near.isBefore(end));
            assertThat(window.covers(at, end, zone)).isFalse();
            if (end.isAfter(at)) {
                assertThat(window.covers(at, end.minus(TICK), zone)).isTrue();
            }
        }
    }

    @Test
    void refusesANegativeLength() {
        assertThatThrownBy(() -> Window.days(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A window must not be negative, but is -1 DAYS.");
    }

    @Test
    void readsAsWords() {
        assertThat(Window.days(30)).hasToString("30 days");
        assertThat(Window.months(6)).hasToString("6 months");
    }
}
