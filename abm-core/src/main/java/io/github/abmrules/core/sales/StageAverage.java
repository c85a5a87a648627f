package io.github.abmrules.core.sales;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How long deals usually stay in a stage.
 *
 * @param stage the stage, in the host's own words
 * @param source where the figure comes from
 * @param sample how many closed deals of the input were in the stage for a known time
 * @param days the figure, in days of 24 hours with one decimal; null when there is neither a parameter nor a closed deal
 */
public record StageAverage(
        String stage,
        AverageSource source,
        int sample,
        @Nullable BigDecimal days) {}
