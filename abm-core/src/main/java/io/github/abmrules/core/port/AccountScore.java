package io.github.abmrules.core.port;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.rejection.Between;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fit of a company: an element of the playbook's context {@code account_scores}.
 *
 * @param company its name
 * @param accountId its id; null when only the CRM knows one
 * @param icpTier its fit with the ideal customer profile
 * @param score the points it rests on, 0 to 100; null when only the tier is known
 * @param scoredAt when it was scored
 * @param source who scored it
 * @param findings how the points came about
 * @param firedRules the rules that gave the tier; empty when it was given
 */
public record AccountScore(
        String company,
        @Nullable String accountId,
        IcpTier icpTier,
        @Between(least = 0, most = 100) @Nullable BigDecimal score,
        @Nullable Instant scoredAt,
        @Nullable String source,
        List<Finding> findings,
        List<FiredRule> firedRules) {

    /** Checks that name and tier are there and the score is in its range, and copies the lists. */
    public AccountScore {
        InvalidFactException.requireText("company", company);
        InvalidFactException.require("icp_tier", icpTier);
        InvalidFactException.requireBetween("score", score, 0, 100);
        findings = List.copyOf(findings);
        firedRules = List.copyOf(firedRules);
    }

    /** A tier that somebody gave. */
    public static AccountScore of(String company, IcpTier icpTier) {
        return new AccountScore(company, null, icpTier, null, null, null, List.of(), List.of());
    }
}
