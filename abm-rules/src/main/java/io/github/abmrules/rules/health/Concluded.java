package io.github.abmrules.rules.health;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.health.Verdict;
import io.github.abmrules.rules.advice.Note;

/**
 * Whether accounts are moved or only touched.
 *
 * @param rule the rule
 * @param about the moves
 * @param verdict the answer
 */
public record Concluded(FiredRule rule, Progress about, Verdict verdict) implements Note {}
