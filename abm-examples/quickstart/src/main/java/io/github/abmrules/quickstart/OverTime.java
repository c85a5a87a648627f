package io.github.abmrules.quickstart;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.store.HistoryFilter;
import io.github.abmrules.core.store.InMemoryStore;
import io.github.abmrules.core.store.ReviewFilter;
import io.github.abmrules.core.store.StateStore;
import io.github.abmrules.core.store.StoredReview;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.state.AccountLedger;
import io.github.abmrules.rules.state.LedgerListener;
import io.github.abmrules.rules.state.Verdict;
import java.time.Instant;

/** An account over time: evaluated, reviewed by a person, and evaluated again when it is due. */
public final class OverTime {

    private OverTime() {}

    /** Runs the example. */
    public static void main(String[] args) {
        // tag::over-time[]
        Instant june = Instant.parse("2026-06-01T12:00:00Z");
        Account acme = Account.builder("acme")
                .icpTier(IcpTier.A)
                .signals(Signal.of(SignalType.DEMO, june, "jane@acme.example"))
                .build();
        StateStore store = new InMemoryStore(); // or JdbcStore.open(dataSource)
        try (AbmEngine engine = AbmEngine.create()) {
            AccountLedger ledger = AccountLedger.of(engine, store);
            ledger.evaluate(acme, june);
            for (StoredReview waiting : store.reviews(ReviewFilter.pending())) {
                ledger.decide(Verdict.approve(waiting.review().id(), june.plusSeconds(3600), "ann", "good fit"));
            }
            // Every day: what changes without anything new.
            ledger.evaluateDue(june.plusSeconds(86_400), LedgerListener.NONE);
        }
        store.history(HistoryFilter.of("acme"))
                .forEach(entry -> System.out.println(entry.at() + " " + entry.kind() + " " + entry.to()));
        // end::over-time[]
    }
}
