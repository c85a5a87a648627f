package io.github.abmrules.rules.scenario;

import java.util.List;

/**
 * How far scenarios show what rules do, to be written as JSON.
 *
 * @param rulePercent rule coverage in whole per cent, rounded down
 * @param conditionPercent condition coverage in whole per cent, rounded down
 * @param rules how many rules there are
 * @param conditions how many conditions they have
 * @param packs the same pack by pack
 * @param missing what is missing, a line each with file and line; empty when nothing is
 */
public record CoverageReport(
        int rulePercent,
        int conditionPercent,
        int rules,
        int conditions,
        List<PackCoverage> packs,
        List<String> missing) {

    /** Copies the lists. */
    public CoverageReport {
        packs = List.copyOf(packs);
        missing = List.copyOf(missing);
    }

    /** The report of a coverage. */
    public static CoverageReport of(ScenarioCoverage coverage) {
        PackCoverage total = coverage.total();
        return new CoverageReport(
                total.rulePercent(),
                total.conditionPercent(),
                total.rules().size(),
                total.conditionPossible() / 2,
                coverage.packs(),
                coverage.missing());
    }
}
