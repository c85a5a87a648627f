package io.github.abmrules.core.sales;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import java.time.Instant;
import java.util.List;

/**
 * The week for the leadership: what will be before what has been.
 *
 * @param bookId names the set of accounts
 * @param week the ISO week, such as {@code 2026-W27}
 * @param from its beginning, inclusive
 * @param to the instant of the report, inclusive
 * @param leading figures that tell about the weeks to come
 * @param riskLevels open deals by level of risk, the highest first
 * @param topRisks the deals to talk about, the most urgent first
 * @param compliance how well each owner keeps deals up
 * @param lagging figures that tell about the week that was
 * @param findings what is worth a word
 * @param firedRules the rules that took part
 */
public record WeeklyMisReport(
        String bookId,
        String week,
        Instant from,
        Instant to,
        List<IndicatorValue> leading,
        List<LevelCount> riskLevels,
        List<RiskAssessment> topRisks,
        List<OwnerSummary> compliance,
        List<IndicatorValue> lagging,
        List<Finding> findings,
        List<FiredRule> firedRules) {

    /** Copies the lists. */
    public WeeklyMisReport {
        leading = List.copyOf(leading);
        riskLevels = List.copyOf(riskLevels);
        topRisks = List.copyOf(topRisks);
        compliance = List.copyOf(compliance);
        lagging = List.copyOf(lagging);
        findings = List.copyOf(findings);
        firedRules = List.copyOf(firedRules);
    }
}
