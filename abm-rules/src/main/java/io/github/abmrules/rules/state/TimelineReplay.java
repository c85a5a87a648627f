package io.github.abmrules.rules.state;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.store.AccountState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * Lets the time of a programme pass: everything that came to be known comes at its instant, and at the end of each day what
 * is due is decided. Whether one looks every day or only when something is due gives the same history. Not thread-safe.
 */
public final class TimelineReplay {
    private static final Duration DAY = Duration.ofDays(1);

    private final AccountLedger ledger;
    private final BiConsumer<TimelineEntry, Problem> rejected;

    /**
     * A replay into the store of a ledger.
     *
     * @param rejected hears of entries that could not be followed, with what is wrong
     */
    public TimelineReplay(AccountLedger ledger, BiConsumer<TimelineEntry, Problem> rejected) {
        this.ledger = ledger;
        this.rejected = rejected;
    }

    /**
     * What came of a replay.
     *
     * @param days how many days passed
     * @param evaluatedDays on how many of them anything was decided
     * @param evaluations how many decisions were made at the ends of days
     * @param changed how many of them changed anything
     * @param entries how many entries were followed
     * @param rejected how many were not
     */
    public record Passed(long days, long evaluatedDays, long evaluations, long changed, long entries, long rejected) {}

    /**
     * Lets time pass.
     *
     * @param entries what came to be known, in any order
     * @param first the end of the first day
     * @param last the end of the last day; what comes after it is left out
     * @param daily whether every account is decided every day, due or not
     */
    public Passed run(List<TimelineEntry> entries, Instant first, Instant last, boolean daily) {
        List<TimelineEntry> ordered = new ArrayList<>(entries);
        ordered.sort(Comparator.comparing(TimelineEntry::at));
        int next = 0;
        long days = 0;
        long evaluatedDays = 0;
        long evaluations = 0;
        long changed = 0;
        long followed = 0;
        long refused = 0;
        for (Instant end = first; !end.isAfter(last); end = end.plus(DAY)) {
            days++;
            boolean news = false;
            while (next < ordered.size() && !ordered.get(next).at().isAfter(end)) {
                news = true;
                if (follow(ordered.get(next++))) {
                    followed++;
                } else {
                    refused++;
                }
            }
            LedgerRun run = null;
            if (daily) {
                run = ledger.evaluateStored(end, LedgerListener.NONE);
            } else if (news || !ledger.store().due(end, null, 1).isEmpty()) {
                run = ledger.evaluateDue(end, LedgerListener.NONE);
            }
            if (run != null) {
                evaluatedDays++;
                evaluations += run.evaluated();
                changed += run.changed();
            }
        }
        return new Passed(days, evaluatedDays, evaluations, changed, followed, refused);
    }

    private boolean follow(TimelineEntry entry) {
        Account account = entry.account();
        if (account != null) {
            return applied(entry, ledger.evaluate(account, entry.at()));
        }
        Pin pin = entry.pin();
        if (pin != null) {
            return applied(entry, ledger.pin(entry.accountId(), pin, entry.at()));
        }
        AccountState state = ledger.store().find(entry.accountId());
        Review pending = state == null ? null : state.pending();
        if (pending == null) {
            rejected.accept(
                    entry, new Problem("approve", null, "needs a pending review, and the account has none then"));
            return false;
        }
        try {
            ledger.decide(new Verdict(
                    pending.id(),
                    Objects.requireNonNull(entry.approve()),
                    entry.at(),
                    Objects.requireNonNull(entry.reviewer()),
                    entry.note(),
                    false));
            return true;
        } catch (ReviewDecisionException e) {
            rejected.accept(entry, new Problem("approve", null, String.valueOf(e.getMessage())));
            return false;
        }
    }

    private boolean applied(TimelineEntry entry, Applied applied) {
        applied.problems().forEach(problem -> rejected.accept(entry, problem));
        if (applied.outcome() != null && applied.outcome().failure() != null) {
            rejected.accept(
                    entry,
                    new Problem("account", null, applied.outcome().failure().message()));
            return false;
        }
        return applied.problems().isEmpty();
    }
}
