package io.github.abmrules.rules.sales;

import io.github.abmrules.core.sales.RiskAssessment;
import io.github.abmrules.core.sales.RiskLevel;

/**
 * A deal in the order of urgency.
 *
 * @param assessment the deal
 * @param rank how many are more urgent
 */
public record RankedRisk(RiskAssessment assessment, int rank) {

    /** How much at risk it is. */
    public RiskLevel level() {
        return assessment.level();
    }
}
