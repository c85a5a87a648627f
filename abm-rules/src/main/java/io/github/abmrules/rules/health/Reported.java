package io.github.abmrules.rules.health;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.advice.Note;

/**
 * Something that a person should know about a programme.
 *
 * @param rule the rule
 * @param about the fact that it is about
 * @param finding what
 */
public record Reported(FiredRule rule, Object about, Finding finding) implements Note {}
