package io.github.abmrules.flink.stream;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.store.AccountState;
import io.github.abmrules.core.store.DueAccount;
import io.github.abmrules.core.store.HistoryEntry;
import io.github.abmrules.core.store.HistoryFilter;
import io.github.abmrules.core.store.InMemoryStore;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.state.AccountLedger;
import io.github.abmrules.rules.state.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What becomes of entries when one ledger over one store follows them all, one after the other. */
final class LedgerReference {
    private final InMemoryStore store = new InMemoryStore();
    private final AccountLedger ledger;

    private LedgerReference(AbmEngine engine) {
        ledger = AccountLedger.of(engine, store);
    }

    /** The history of all accounts up to an instant, of moves and reviews. */
    static List<HistoryEntry> of(AbmEngine engine, List<Entry> entries, Instant until) {
        LedgerReference reference = new LedgerReference(engine);
        entries.stream()
                .filter(entry -> !entry.at().isAfter(until))
                .sorted(Comparator.comparing(Entry::at).thenComparing(Entry::accountId))
                .forEach(entry -> {
                    reference.passTime(entry.at());
                    reference.follow(entry);
                });
        reference.passTime(until);
        return reference.store.history(HistoryFilter.all());
    }

    private void passTime(Instant to) {
        while (true) {
            List<DueAccount> due = store.due(to, null, 1);
            if (due.isEmpty()) {
                return;
            }
            ledger.evaluate(due.get(0).accountId(), due.get(0).dueAt());
        }
    }

    private void follow(Entry entry) {
        String id = entry.accountId();
        Instant at = entry.at();
        AccountState state = store.find(id);
        if (entry.account() != null) {
            ledger.evaluate(entry.account(), at);
        } else if (entry.pin() != null) {
            ledger.pin(id, entry.pin(), at);
        } else if (entry.approve() != null) {
            ledger.evaluate(id, at);
            Review pending = Objects.requireNonNull(store.find(id)).pending();
            if (pending != null) {
                ledger.decide(new Verdict(
                        pending.id(),
                        entry.approve(),
                        at,
                        Objects.requireNonNull(entry.reviewer()),
                        entry.note(),
                        true));
            }
        } else {
            Account account =
                    Objects.requireNonNull(Objects.requireNonNull(state).facts());
            ledger.evaluate(
                    account.toBuilder()
                            .signals(entry.signals())
                            .triggers(entry.triggers())
                            .events(entry.events())
                            .build(),
                    at);
        }
    }
}
