package io.github.abmrules.hubspot.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimiterTest {

    private static final Instant T0 = Instant.parse("2026-06-30T00:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void letsAsManyGoAtOnceAsTheLimitSays() {
        Limiter limiter = new Limiter("searches", 5, SECOND);

        for (int i = 0; i < 5; i++) {
            assertThat(limiter.reserve(T0)).isEqualTo(T0);
        }
        assertThat(limiter.reserve(T0)).isEqualTo(T0.plus(SECOND));
    }

    @Test
    void neverLetsMoreGoInAnyWindow() {
        Limiter limiter = new Limiter("calls", 7, SECOND);
        List<Instant> slots = new ArrayList<>();
        Instant now = T0;
        for (int i = 0; i < 200; i++) {
            Instant slot = limiter.reserve(now);
            slots.add(slot);
            now = (slot.isAfter(now) ? slot : now).plusMillis((i * 37L) % 120);
        }

        for (int i = 7; i < slots.size(); i++) {
            assertThat(Duration.between(slots.get(i - 7), slots.get(i))).isGreaterThanOrEqualTo(SECOND);
        }
    }

    @Test
    void keepsStillWhilePaused() {
        Limiter limiter = new Limiter("calls", 5, SECOND);
        limiter.pause(T0.plusSeconds(9));
        limiter.pause(T0.plusSeconds(3));

        assertThat(limiter.reserve(T0)).isEqualTo(T0.plusSeconds(9));
    }

    @Test
    void takesTheLimitThatHeadersSay() {
        Limiter limiter = new Limiter("calls", 100, Duration.ofSeconds(10));
        limiter.observe(2, 2, SECOND, T0, T0);

        limiter.reserve(T0);
        limiter.reserve(T0);
        assertThat(limiter.reserve(T0)).isEqualTo(T0.plus(SECOND));
        assertThat(limiter).hasToString("calls: 2 in 1000 ms");
    }

    @Test
    void countsTheCallsOfOthers() {
        Limiter limiter = new Limiter("calls", 10, SECOND);
        limiter.reserve(T0);
        limiter.observe(10, 2, SECOND, T0, T0);

        assertThat(limiter.reserve(T0)).isEqualTo(T0);
        assertThat(limiter.reserve(T0)).isEqualTo(T0);
        assertThat(limiter.reserve(T0)).isEqualTo(T0.plus(SECOND));
    }

    @Test
    void aCallCountsFromItsReplySinceItMayHaveBeenSlowOnItsWay() {
        Limiter limiter = new Limiter("calls", 1, SECOND);
        Instant slot = limiter.reserve(T0);
        limiter.answered(slot, T0.plusMillis(300));

        assertThat(limiter.reserve(T0.plusMillis(400))).isEqualTo(T0.plusMillis(1_300));
    }

    @Test
    void doesNotTakeItsOwnSlowCallsForThoseOfOthers() {
        Limiter limiter = new Limiter("calls", 10, SECOND);
        for (int i = 0; i < 5; i++) {
            limiter.answered(limiter.reserve(T0), T0.plusMillis(10));
        }
        // Sent within a second of those, answered later: HubSpot still counted them.
        limiter.answered(limiter.reserve(T0.plusMillis(900)), T0.plusMillis(1_100));
        limiter.observe(10, 4, SECOND, T0.plusMillis(900), T0.plusMillis(1_100));

        for (int i = 0; i < 9; i++) {
            assertThat(limiter.reserve(T0.plusMillis(1_100))).isEqualTo(T0.plusMillis(1_100));
        }
        assertThat(limiter.reserve(T0.plusMillis(1_100))).isEqualTo(T0.plusMillis(2_100));
    }

    @Test
    void doesNotBelieveImpossibleHeaders() {
        Limiter limiter = new Limiter("calls", 3, SECOND);
        limiter.observe(0, 0, SECOND, T0, T0);
        limiter.observe(5, -1, SECOND, T0, T0);
        limiter.observe(5, 1, Duration.ZERO, T0, T0);

        assertThat(limiter).hasToString("calls: 3 in 1000 ms");
    }

    @Test
    void rejectsALimitThatLetsNothingGo() {
        assertThatThrownBy(() -> new Limiter("calls", 0, SECOND))
                .hasMessage("A limit needs at least one call in a positive time, but has 0 in PT1S.");
    }
}
