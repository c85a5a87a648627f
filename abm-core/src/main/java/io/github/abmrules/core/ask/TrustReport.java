package io.github.abmrules.core.ask;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.trust.TrustLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an account trusts us, and what may be asked of it.
 *
 * @param accountId the account
 * @param trustLevel its level
 * @param readyForCustomer whether a champion stands ready, so that the next level is to buy
 * @param ask what came of the ask; null when nothing was asked
 * @param recommendedAsks the most that fits in each channel that works at this level, in the order of channels
 * @param raisedBy what may raise trust to the next level
 * @param findings what a person should know
 * @param firedRules the rules that made the answer, by pack order and id
 */
public record TrustReport(
        String accountId,
        TrustLevel trustLevel,
        boolean readyForCustomer,
        @Nullable CheckedAsk ask,
        List<RecommendedAsk> recommendedAsks,
        List<RaisingStep> raisedBy,
        List<Finding> findings,
        List<FiredRule> firedRules) {

    /** Copies the lists. */
    public TrustReport {
        recommendedAsks = List.copyOf(recommendedAsks);
        raisedBy = List.copyOf(raisedBy);
        findings = List.copyOf(findings);
        firedRules = List.copyOf(firedRules);
    }
}
