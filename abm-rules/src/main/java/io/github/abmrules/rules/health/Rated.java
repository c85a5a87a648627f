package io.github.abmrules.rules.health;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.health.Colour;
import io.github.abmrules.rules.advice.Note;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator says.
 *
 * @param rule the rule
 * @param about the indicator
 * @param colour what it says; null when it cannot be judged
 * @param note what a person should know; null when there is nothing to say
 */
public record Rated(
        FiredRule rule,
        Measured about,
        @Nullable Colour colour,
        @Nullable String note) implements Note {}
