package io.github.abmrules.rules.lead;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.advice.Note;

/**
 * Something about a lead that a person should know.
 *
 * @param rule the rule
 * @param about the lead
 * @param finding what
 */
public record LeadFound(FiredRule rule, LeadFact about, Finding finding) implements Note {}
