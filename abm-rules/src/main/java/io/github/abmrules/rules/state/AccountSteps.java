package io.github.abmrules.rules.state;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.store.AccountState;
import io.github.abmrules.core.store.StateChange;
import io.github.abmrules.rules.parameters.ParameterSet;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What decisions and verdicts make of one account, as {@link AccountLedger} keeps it, for those who have no store: a scenario
 * with several steps, for example. Thread-safe.
 */
public final class AccountSteps {
    private static final DueDates NONE_DUE = new DueDates(ParameterSet.of(Map.of()), ZoneId.of("UTC"), List.of());

    private AccountSteps() {}

    /** The account once a decision about it is applied: what is in force becomes current, its review waits. */
    public static Account applied(Account account, Assignment decision, ZoneId zone) {
        AccountState state = state(account, decision.asOf());
        StateChange change = new Consequences(state, state, account, decision, zone, List.of()).change(NONE_DUE, null);
        return Objects.requireNonNull(change, "a first decision changes something")
                .after()
                .account();
    }

    /**
     * The account once a person has decided a review of it. Where it stands then is for the next decision to say, which reads
     * the review.
     *
     * @param last the last decision about the account, which asked for the review
     */
    public static Account decided(Account account, Review review, Verdict verdict, Assignment last) {
        Review done = verdict.approved()
                ? review.approve(verdict.at(), verdict.reviewer(), verdict.note())
                : review.reject(verdict.at(), verdict.reviewer(), verdict.note());
        Account.Builder next = account.toBuilder()
                .reviews(account.reviews().stream()
                        .map(each -> each.equals(review) ? done : each)
                        .toList());
        CurrentCluster current = account.current();
        boolean dropRejected = !verdict.approved() && review.proposedCluster() == Cluster.MONITOR_ONLY;
        return dropRejected && current != null
                ? next.current(current.rejectedAt(last.icpTier())).build()
                : next.build();
    }

    private static AccountState state(Account account, Instant at) {
        return AccountState.unknown(account.accountId(), at).toBuilder()
                .given(account)
                .current(account.current())
                .reviews(account.reviews())
                .pin(account.pin())
                .build();
    }
}
