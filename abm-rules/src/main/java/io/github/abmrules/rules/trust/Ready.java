package io.github.abmrules.rules.trust;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.advice.Note;

/**
 * The account is ready to buy.
 *
 * @param rule the rule
 * @param about its trust
 */
public record Ready(FiredRule rule, TrustFact about) implements Note {}
