package io.github.abmrules.rules.trust;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.advice.Note;

/**
 * An event makes an account ready to buy, until trust falls.
 *
 * @param rule the rule
 * @param about the event
 */
public record Readied(FiredRule rule, TrustEvent about) implements Note {}
