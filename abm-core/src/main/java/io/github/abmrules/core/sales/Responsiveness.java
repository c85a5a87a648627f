package io.github.abmrules.core.sales;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an owner responds to digests: what has to be remembered from one day to the next. The answer of one day holds the
 * state for the next.
 *
 * @param loudness how loud digests are
 * @param ignoredInARow how many were ignored since the last one that was acted on or that made them louder
 * @param sentAt when the digests were sent that still matter, earliest first
 * @param answeredThrough when the digest was sent whose response has been counted last; null when none has
 * @param escalated deals that a manager has been told of and that are still critical
 */
public record Responsiveness(
        Loudness loudness,
        int ignoredInARow,
        List<Instant> sentAt,
        @Nullable Instant answeredThrough,
        List<String> escalated) {

    /**
     * Checks the components and copies the lists; times of sending are put in order.
     *
     * @throws InvalidFactException when loudness is missing or the count is negative
     */
    public Responsiveness {
        InvalidFactException.require("loudness", loudness);
        if (ignoredInARow < 0) {
            throw new InvalidFactException("ignored_in_a_row", Integer.toString(ignoredInARow), "must not be negative");
        }
        List<Instant> ordered = new ArrayList<>(sentAt);
        ordered.sort(Comparator.naturalOrder());
        sentAt = List.copyOf(ordered);
        escalated = List.copyOf(escalated);
    }

    /** The state of somebody who has never been sent a digest. */
    public static Responsiveness fresh() {
        return new Responsiveness(Loudness.NORMAL, 0, List.of(), null, List.of());
    }
}
