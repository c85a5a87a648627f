package io.github.abmrules.rules.state;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides about a review.
 *
 * @param reviewId the review
 * @param approved whether the person agrees
 * @param at when
 * @param reviewer who
 * @param note what the person says about it; null for nothing
 * @param overCapacity whether the account may enter Active Focus although that is full
 */
public record Verdict(
        String reviewId,
        boolean approved,
        Instant at,
        String reviewer,
        @Nullable String note,
        boolean overCapacity) {

    /** Checks that it is known who decides what, and when. */
    public Verdict {
        InvalidFactException.requireText("review_id", reviewId);
        InvalidFactException.require("at", at);
        InvalidFactException.requireText("reviewer", reviewer);
    }

    /** A person agrees. */
    public static Verdict approve(String reviewId, Instant at, String reviewer, @Nullable String note) {
        return new Verdict(reviewId, true, at, reviewer, note, false);
    }

    /** A person disagrees. */
    public static Verdict reject(String reviewId, Instant at, String reviewer, @Nullable String note) {
        return new Verdict(reviewId, false, at, reviewer, note, false);
    }
}
