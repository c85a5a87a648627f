package io.github.abmrules.core.lead;

import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done with a lead, by whom and by when.
 *
 * @param leadId the lead
 * @param score its score, given or the sum of its answers; null only for a disqualified lead that has neither
 * @param band its band
 * @param action what is done
 * @param owner who does it
 * @param dueAt by when; null when nothing is due
 * @param review a conflict that a person has to acknowledge; null when there is none
 * @param findings what a person should know
 * @param firedRules the rules that made the answer, by pack order and id
 */
public record QualifiedLead(
        String leadId,
        @Nullable BigDecimal score,
        LeadBand band,
        LeadAction action,
        LeadOwner owner,
        @Nullable Instant dueAt,
        @Nullable ReviewRequest review,
        List<Finding> findings,
        List<FiredRule> firedRules) {

    /** Copies the lists. */
    public QualifiedLead {
        findings = List.copyOf(findings);
        firedRules = List.copyOf(firedRules);
    }
}
