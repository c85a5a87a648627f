package io.github.abmrules.core.health;

import io.github.abmrules.core.health.IndicatorKind.Cadence;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An indicator and what it says.
 *
 * @param id the indicator
 * @param area the part of the programme that it is about
 * @param kind leading or lagging
 * @param cadence how often it is read
 * @param value its value, for people: percent with one decimal place, ratios with two, both rounded half up, readings as
 *     given; null when it has none. Colours come from exact fractions, not from this
 * @param benchmark what it is compared with, in words
 * @param colour what it says; null when it could not be judged
 * @param status whether it could be judged
 * @param basis the figures that it comes from, in words; null when there are none
 * @param note what a person should know; null when there is nothing to say
 */
public record IndicatorHealth(
        Indicator id,
        ProgrammeArea area,
        IndicatorKind kind,
        Cadence cadence,
        @Nullable BigDecimal value,
        String benchmark,
        @Nullable Colour colour,
        IndicatorStatus status,
        @Nullable String basis,
        @Nullable String note) {}
