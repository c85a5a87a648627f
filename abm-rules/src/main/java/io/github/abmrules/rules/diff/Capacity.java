package io.github.abmrules.rules.diff;

import org.jspecify.annotations.Nullable;

/**
 * How full Active Focus is.
 *
 * @param places how many accounts it holds, by the parameter {@code review/active-focus-capacity}; null when the review
 *     pack has none
 * @param activeFocus accounts for which it is in force
 * @param waiting accounts that wait for a review to enter it
 * @param overCapacity those of them for which the rules find no place
 * @param pendingReviews decisions that wait for a review of any kind
 */
public record Capacity(
        @Nullable Integer places, long activeFocus, long waiting, long overCapacity, long pendingReviews) {}
