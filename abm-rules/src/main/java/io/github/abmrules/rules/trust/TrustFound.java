package io.github.abmrules.rules.trust;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.advice.Note;

/**
 * Something about trust that a person should know.
 *
 * @param rule the rule
 * @param about the fact that it was found in
 * @param finding what
 */
public record TrustFound(FiredRule rule, Object about, Finding finding) implements Note {}
