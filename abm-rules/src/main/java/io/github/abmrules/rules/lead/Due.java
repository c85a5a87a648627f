package io.github.abmrules.rules.lead;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.advice.Note;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * By when something is done with a lead.
 *
 * @param rule the rule
 * @param about the lead
 * @param within the working time until then; null for the close of the working day
 */
public record Due(FiredRule rule, LeadFact about, @Nullable Duration within) implements Note {}
