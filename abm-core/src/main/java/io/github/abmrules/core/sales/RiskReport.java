package io.github.abmrules.core.sales;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import java.util.List;

/**
 * The risk of all open deals.
 *
 * @param bookId names the set of accounts
 * @param assessments one for each open deal, in the order of accounts and their deals
 * @param stageAverages the usual time in each stage that an open deal is in, by stage
 * @param findings what is odd about the set as a whole
 * @param firedRules the rules that took part
 */
public record RiskReport(
        String bookId,
        List<RiskAssessment> assessments,
        List<StageAverage> stageAverages,
        List<Finding> findings,
        List<FiredRule> firedRules) {

    /** Copies the lists. */
    public RiskReport {
        assessments = List.copyOf(assessments);
        stageAverages = List.copyOf(stageAverages);
        findings = List.copyOf(findings);
        firedRules = List.copyOf(firedRules);
    }
}
