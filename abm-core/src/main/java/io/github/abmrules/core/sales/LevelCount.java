package io.github.abmrules.core.sales;

import java.math.BigDecimal;

/**
 * How many open deals are at a level of risk.
 *
 * @param level the level
 * @param deals how many
 * @param amount what they are worth together; deals without an amount count nothing
 */
public record LevelCount(RiskLevel level, int deals, BigDecimal amount) {}
