package io.github.abmrules.core.sales;

import io.github.abmrules.core.explain.FiredRule;
import java.time.Instant;
import java.util.List;

/**
 * How well the open deals are kept up, for each owner.
 *
 * @param bookId names the set of accounts
 * @param checkedAt the last check that is due: what is in the past is so at this instant
 * @param nextCheckAt when the next one is due
 * @param owners one for each owner of an open deal, by name; those without an owner last
 * @param firedRules the rules that took part
 */
public record ComplianceReport(
        String bookId,
        Instant checkedAt,
        Instant nextCheckAt,
        List<OwnerCompliance> owners,
        List<FiredRule> firedRules) {

    /** Copies the lists. */
    public ComplianceReport {
        owners = List.copyOf(owners);
        firedRules = List.copyOf(firedRules);
    }
}
