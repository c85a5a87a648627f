package io.github.abmrules.rules.lead;

import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.lead.Lead;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A lead as rules see it.
 *
 * @param lead the lead
 * @param receivedLate whether it came in after the instant of the answer
 */
public record LeadFact(Lead lead, boolean receivedLate) {

    /** Whether somebody has ruled it out. */
    public boolean disqualified() {
        return lead.disqualified();
    }

    /** The tier of its account; null when not known. */
    public @Nullable IcpTier icpTier() {
        return lead.icpTier();
    }

    /** Whether it has at least so many points. */
    public boolean atLeast(int points) {
        BigDecimal own = lead.points();
        return own != null && own.compareTo(BigDecimal.valueOf(points)) >= 0;
    }

    /** Whether it has fewer points. */
    public boolean below(int points) {
        BigDecimal own = lead.points();
        return own != null && own.compareTo(BigDecimal.valueOf(points)) < 0;
    }
}
