package io.github.abmrules.hubspot.fake;

import java.time.Duration;

/**
 * How many calls the service takes.
 *
 * @param general calls in ten seconds, all but searches
 * @param searches searches a second
 * @param daily calls a day
 */
public record Limits(int general, int searches, int daily) {

    static final Duration GENERAL_WINDOW = Duration.ofSeconds(10);
    static final Duration SEARCH_WINDOW = Duration.ofSeconds(1);

    /** Free and starter subscriptions. */
    public static Limits starter() {
        return new Limits(100, 5, 250_000);
    }

    /** Professional and enterprise subscriptions. */
    public static Limits professional() {
        return new Limits(190, 5, 650_000);
    }

    /** No limits, for tests of something else. */
    public static Limits none() {
        return new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }
}
