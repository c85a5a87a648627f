package io.github.abmrules.cli;

import io.github.abmrules.core.ask.CheckedAsk;
import io.github.abmrules.core.ask.TrustReport;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.trust.TrustLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code abm trust} writes of an account when no advice is asked for. */
public record TrustRow(
        String accountId,
        TrustLevel trustLevel,
        @Nullable CheckedAsk ask,
        List<Finding> findings,
        List<FiredRule> firedRules) {

    static TrustRow of(TrustReport report) {
        return new TrustRow(
                report.accountId(), report.trustLevel(), report.ask(), report.findings(), report.firedRules());
    }
}
