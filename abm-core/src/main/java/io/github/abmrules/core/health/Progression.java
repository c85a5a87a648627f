package io.github.abmrules.core.health;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The moves of a period from one station to another.
 *
 * @param from where from
 * @param to where to
 * @param direction which way that is
 * @param count moves in the period
 * @param medianDays the median of the days before the move, over moves of which they are known, rounded half up to two
 *     decimal places; the mean of the middle two where their number is even; null when none is known
 */
public record Progression(
        Station from,
        Station to,
        Direction direction,
        long count,
        @Nullable BigDecimal medianDays) {}
