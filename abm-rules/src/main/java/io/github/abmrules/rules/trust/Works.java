package io.github.abmrules.rules.trust;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.advice.Note;

/**
 * A channel works at the trust of an account.
 *
 * @param rule the rule
 * @param about the channel
 * @param role what the channel is there for
 */
public record Works(FiredRule rule, Reach about, String role) implements Note {}
