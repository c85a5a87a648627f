package io.github.abmrules.rules.lead;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.lead.LeadBand;
import io.github.abmrules.rules.advice.Note;
import org.jspecify.annotations.Nullable;

/**
 * The band of a lead; exactly one rule gives it.
 *
 * @param rule the rule
 * @param about the lead
 * @param band the band
 */
public record Banded(FiredRule rule, LeadFact about, LeadBand band) implements Note {

    /** Whether somebody has ruled the lead out. */
    public boolean disqualified() {
        return about.disqualified();
    }

    /** The tier of its account; null when not known. */
    public @Nullable IcpTier icpTier() {
        return about.icpTier();
    }
}
