package io.github.abmrules.rules.trust;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.rules.advice.Note;

/**
 * Another next action is chosen.
 *
 * @param rule the rule
 * @param about the choice
 * @param action the action that is chosen instead
 */
public record Replaced(FiredRule rule, ActionChoice about, NextAction action) implements Note {}
