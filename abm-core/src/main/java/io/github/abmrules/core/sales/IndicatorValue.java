package io.github.abmrules.core.sales;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure of the weekly report with its value.
 *
 * @param indicator which
 * @param deals how many deals
 * @param of how many it could be; null when there is no such number
 * @param amount what they are worth together, in the host's currency; deals without an amount count nothing
 * @param withoutAmount how many of them have no amount
 */
public record IndicatorValue(
        Indicator indicator, int deals, @Nullable Integer of, BigDecimal amount, int withoutAmount) {}
