package io.github.abmrules.rules.internal;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.restrict.RuleLimits;
import io.github.abmrules.rules.stage.DecisionContext;
import io.github.abmrules.rules.stage.StagedBatch;
import io.github.abmrules.rules.trust.TrustThread;
import java.time.Instant;
import java.util.List;

/** Decides about the clusters of accounts. Thread-safe. */
public final class DecisionJob implements BatchRunner.Job<Account, Outcome> {
    private final DecisionContext context;

    private DecisionJob(DecisionContext context) {
        this.context = context;
    }

    /** A runner of these rules that does this job. */
    public static BatchRunner<Account, Outcome> runner(
            CompiledRules rules, DecisionContext context, RuleLimits limits) {
        return new BatchRunner<>(rules, limits, context.rulesVersion(), new DecisionJob(context));
    }

    @Override
    public ParameterSet parameters(Instant asOf) {
        return context.parameters().at(asOf, context.zone());
    }

    @Override
    public StagedBatch<Outcome> batch(List<Account> accounts, Instant asOf) {
        return TrustThread.decisions(context, accounts, asOf);
    }

    @Override
    public Outcome failed(Account account, String source, String message) {
        return Outcome.failed(account, source, message);
    }

    @Override
    public String nameOf(Account account) {
        return "account " + account.accountId();
    }
}
