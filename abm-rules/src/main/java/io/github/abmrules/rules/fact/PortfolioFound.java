package io.github.abmrules.rules.fact;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;

/**
 * Something that a person should know about a portfolio as a whole.
 *
 * @param rule the rule
 * @param finding what
 */
public record PortfolioFound(FiredRule rule, Finding finding) {}
