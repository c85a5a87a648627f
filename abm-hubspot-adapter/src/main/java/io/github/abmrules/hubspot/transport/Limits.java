package io.github.abmrules.hubspot.transport;

import java.time.Duration;

/**
 * The two limits of HubSpot. Clients of one app share both; clients of several apps of one account share {@code search}.
 *
 * @param general for every call but searches; per app
 * @param search for searches; per account
 */
public record Limits(Limiter general, Limiter search) {

    /** 100 calls in ten seconds, until headers say otherwise, and 5 searches a second. */
    public static Limits standard() {
        return of(100, Duration.ofSeconds(10), 5);
    }

    /** Other figures. */
    public static Limits of(int calls, Duration window, int searchesASecond) {
        return new Limits(
                new Limiter("calls", calls, window), new Limiter("searches", searchesASecond, Duration.ofSeconds(1)));
    }
}
