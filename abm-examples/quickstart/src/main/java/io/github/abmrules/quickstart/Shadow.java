package io.github.abmrules.quickstart;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.diff.AccountDifference;
import io.github.abmrules.rules.diff.PortfolioDiff;
import io.github.abmrules.rules.diff.ShadowEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What would a shorter window for visits move? Over a portfolio at once, and beside the engine in use. */
public final class Shadow {
    private static final Instant AS_OF = Instant.parse("2026-06-30T00:00:00Z");

    private Shadow() {}

    /** Prints what the change moves, then decides with the candidate in the shadow. */
    public static void main(String[] args) throws InterruptedException {
        List<Account> accounts = List.of(visited("birch", 3), visited("cedar", 12), visited("maple", 45));
        // tag::diff[]
        try (AbmEngine active = AbmEngine.create();
                AbmEngine candidate = AbmEngine.builder()
                        .parameter("engagement", "visit-window", "7")
                        .build()) {
            PortfolioDiff diff = PortfolioDiff.of(active, candidate, accounts, AS_OF);
            System.out.println(
                    diff.diffSummary().changed() + " of " + diff.diffSummary().accounts() + " differ");
            diff.differences().forEach(Shadow::print);
        }
        // end::diff[]
        // tag::shadow[]
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (AbmEngine active = AbmEngine.create();
                AbmEngine candidate = AbmEngine.builder()
                        .parameter("engagement", "visit-window", "7")
                        .build()) {
            ShadowEngine engine = ShadowEngine.builder(active, candidate)
                    .executor(thread)
                    .mostUnderWay(50)
                    .listener((account, asOf, difference) -> print(difference))
                    .build();
            for (Account account : accounts) {
                // The decision is that of the active engine.
                Assignment assignment = engine.decide(account, AS_OF);
                System.out.println(assignment.accountId() + ": " + assignment.cluster());
            }
            thread.shutdown();
            if (thread.awaitTermination(1, TimeUnit.MINUTES)) {
                System.out.println(engine.counts());
            }
        } finally {
            thread.shutdownNow();
        }
        // end::shadow[]
    }

    private static void print(AccountDifference difference) {
        System.out.println(difference.accountId() + " because of " + difference.causes());
        difference
                .changes()
                .forEach(change ->
                        System.out.println("  " + change.field() + ": " + change.before() + " -> " + change.after()));
    }

    private static Account visited(String accountId, int daysAgo) {
        return Account.builder(accountId)
                .icpTier(IcpTier.B)
                .signals(Signal.of(SignalType.WEBSITE_VISIT, AS_OF.minus(Duration.ofDays(daysAgo))))
                .build();
    }
}
