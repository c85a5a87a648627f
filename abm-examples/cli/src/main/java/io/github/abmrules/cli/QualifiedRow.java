package io.github.abmrules.cli;

import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.lead.LeadAction;
import io.github.abmrules.core.lead.LeadBand;
import io.github.abmrules.core.lead.LeadOwner;
import io.github.abmrules.core.lead.QualifiedLead;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code abm qualify} writes of a lead; findings are told on standard error. */
public record QualifiedRow(
        String leadId,
        @Nullable BigDecimal score,
        LeadBand band,
        LeadAction action,
        LeadOwner owner,
        @Nullable Instant dueAt,
        @Nullable ReviewRequest review,
        List<FiredRule> firedRules) {

    static QualifiedRow of(QualifiedLead lead) {
        return new QualifiedRow(
                lead.leadId(),
                lead.score(),
                lead.band(),
                lead.action(),
                lead.owner(),
                lead.dueAt(),
                lead.review(),
                lead.firedRules());
    }
}
