package io.github.abmrules.rules.lead;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.lead.LeadAction;
import io.github.abmrules.core.lead.LeadOwner;
import io.github.abmrules.rules.advice.Note;

/**
 * What is done with a lead, and by whom; exactly one rule says it.
 *
 * @param rule the rule
 * @param about the lead
 * @param action what
 * @param owner by whom
 */
public record Handled(FiredRule rule, LeadFact about, LeadAction action, LeadOwner owner) implements Note {}
