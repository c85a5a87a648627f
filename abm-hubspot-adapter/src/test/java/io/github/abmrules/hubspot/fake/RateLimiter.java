package io.github.abmrules.hubspot.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts calls in rolling windows. Not safe for threads: the server holds a lock. */
final class RateLimiter {

    private final Limits limits;
    private final Clock clock;
    private final Deque<Instant> general = new ArrayDeque<>();
    private final Deque<Instant> searches = new ArrayDeque<>();
    private LocalDate day = LocalDate.EPOCH;
    private int today;

    RateLimiter(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Counts a call. The name of the policy that forbids it, null when it may go on. */
    @Nullable
    String take(boolean search) {
        Instant now = clock.instant();
        LocalDate date = now.atZone(ZoneOffset.UTC).toLocalDate();
        if (!date.equals(day)) {
            day = date;
            today = 0;
        }
        if (today >= limits.daily()) {
            return "DAILY";
        }
        today++;
        Deque<Instant> window = search ? searches : general;
        int most = search ? limits.searches() : limits.general();
        forget(window, now.minus(search ? Limits.SEARCH_WINDOW : Limits.GENERAL_WINDOW));
        if (window.size() >= most) {
            return search ? "SECONDLY" : "TEN_SECONDLY_ROLLING";
        }
        if (most != Integer.MAX_VALUE) {
            window.addLast(now);
        }
        return null;
    }

    private static void forget(Deque<Instant> window, Instant before) {
        while (!window.isEmpty() && !window.getFirst().isAfter(before)) {
            window.removeFirst();
        }
    }

    /** The seconds until a general call is possible again. */
    long secondsToWait() {
        Instant first = general.peekFirst();
        if (first == null) {
            return 1;
        }
        Duration left = Duration.between(clock.instant(), first.plus(Limits.GENERAL_WINDOW));
        return Math.max(1, left.toMillis() / 1000 + 1);
    }

    /** The headers of answers that are no search. */
    Map<String, String> headers(boolean oauth) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("X-HubSpot-RateLimit-Max", Integer.toString(limits.general()));
        headers.put("X-HubSpot-RateLimit-Remaining", Integer.toString(Math.max(0, limits.general() - general.size())));
        headers.put("X-HubSpot-RateLimit-Interval-Milliseconds", Long.toString(Limits.GENERAL_WINDOW.toMillis()));
        if (!oauth) {
            headers.put("X-HubSpot-RateLimit-Daily", Integer.toString(limits.daily()));
            headers.put("X-HubSpot-RateLimit-Daily-Remaining", Integer.toString(Math.max(0, limits.daily() - today)));
        }
        return headers;
    }
}
