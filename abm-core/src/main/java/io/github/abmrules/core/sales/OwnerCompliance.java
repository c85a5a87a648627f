package io.github.abmrules.core.sales;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well one owner keeps deals up.
 *
 * @param owner the owner; null for the deals that have none
 * @param checkedAt the check that this is the result of
 * @param openDeals how many open deals the owner has
 * @param compliantDeals how many of them have no gap
 * @param gaps what is not kept up, in the order of accounts, deals and {@link Gap}
 * @param findings what is odd
 * @param firedRules the rules that took part
 */
public record OwnerCompliance(
        @Nullable String owner,
        Instant checkedAt,
        int openDeals,
        int compliantDeals,
        List<DealGap> gaps,
        List<Finding> findings,
        List<FiredRule> firedRules) {

    /** Copies the lists. */
    public OwnerCompliance {
        gaps = List.copyOf(gaps);
        findings = List.copyOf(findings);
        firedRules = List.copyOf(firedRules);
    }
}
