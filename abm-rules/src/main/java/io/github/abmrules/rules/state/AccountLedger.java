package io.github.abmrules.rules.state;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.store.AccountState;
import io.github.abmrules.core.store.DueAccount;
import io.github.abmrules.core.store.HistoryEntry;
import io.github.abmrules.core.store.HistoryKind;
import io.github.abmrules.core.store.ReviewFilter;
import io.github.abmrules.core.store.StateChange;
import io.github.abmrules.core.store.StateStore;
import io.github.abmrules.core.store.StoreException;
import io.github.abmrules.core.store.StoredReview;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.portfolio.Seats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides about accounts by rules and keeps in a store what follows: where they stand, reviews, history, and what the CRM is
 * to be told.
 *
 * <pre>
 * AccountLedger ledger = AccountLedger.of(engine, store);
 * ledger.evaluate(account, asOf);           // new facts and evidence
 * ledger.evaluateDue(asOf, listener);       // windows that ended, reviews that expired
 * ledger.decide(Verdict.approve(reviewId, at, "ann", null));
 * </pre>
 *
 * <p>What follows from one decision is one transaction, and it is made only if nobody changed the account meanwhile; else the
 * account is decided again. Evaluating twice with the same facts and instant changes nothing the second time. The instants of
 * an account only go forward: one before its last change is a problem of that account. Thread-safe; reads no clock.
 */
public final class AccountLedger {
    private static final int CHUNK = 500;
    private static final int PATIENCE = 8;

    private final AbmEngine engine;
    private final StateStore store;
    private final DueDates due;

    private AccountLedger(AbmEngine engine, StateStore store, Collection<Instant> parameterChanges) {
        this.engine = engine;
        this.store = store;
        this.due = new DueDates(engine.parameters(), engine.zone(), parameterChanges);
    }

    /**
     * A ledger that decides by an engine, which stays the host's to close. Every account is due when a parameter of the engine
     * gets another value.
     */
    public static AccountLedger of(AbmEngine engine, StateStore store) {
        return of(engine, store, engine.parameters().changes(engine.zone()));
    }

    /**
     * A ledger of a host that changes rules or parameters by itself.
     *
     * @param parameterChanges the instants at which it does; every account is due then
     */
    public static AccountLedger of(AbmEngine engine, StateStore store, Collection<Instant> parameterChanges) {
        return new AccountLedger(engine, store, parameterChanges);
    }

    /** The store. */
    public StateStore store() {
        return store;
    }

    /** The engine. */
    public AbmEngine engine() {
        return engine;
    }

    /** What is to be decided about one account: new facts, or null to decide about those in the store. */
    private record Wanted(String accountId, @Nullable Account given) {}

    /** An account on its way: what is held, what is known, and how it came to be known. */
    private record Draft(Wanted wanted, AccountState before, AccountState known, List<HistoryEntry> learnt) {}

    /**
     * Decides about an account with new facts and evidence, and applies the decision. Facts take the place of those in the
     * store, evidence is added to it. Where the account stands, its reviews and its pin are those of the store; those of the
     * account itself count only when the store does not know it yet.
     */
    public Applied evaluate(Account account, Instant asOf) {
        return one(new Wanted(account.accountId(), account), asOf);
    }

    /** Decides about an account in the store, and applies the decision. */
    public Applied evaluate(String accountId, Instant asOf) {
        return one(new Wanted(accountId, null), asOf);
    }

    private Applied one(Wanted wanted, Instant asOf) {
        for (int attempt = 1; ; attempt++) {
            Draft draft;
            try {
                draft = draft(wanted, store.find(wanted.accountId()), asOf);
            } catch (InvalidFactException e) {
                return Applied.rejected(wanted.accountId(), e.asProblem(""));
            }
            Applied applied = apply(draft, asOf, null);
            if (applied != null) {
                return applied;
            }
            requirePatience(wanted.accountId(), attempt);
        }
    }

    private static void requirePatience(String accountId, int attempt) {
        if (attempt == PATIENCE) {
            throw new StoreException(
                    "The account \"" + accountId + "\" was changed by others " + PATIENCE
                            + " times while it was decided. Maybe try again later?",
                    true,
                    null);
        }
    }

    /** Decides about a draft on its own and applies that; null when the account was changed meanwhile. */
    private @Nullable Applied apply(Draft draft, Instant asOf, @Nullable Long seatCount) {
        Account account = draft.known().account();
        Outcome outcome = decide(account, asOf);
        if (wantsSeat(account, outcome)) {
            outcome = decide(
                    AbmEngine.seated(account, seatOf(account, Objects.requireNonNull(outcome.assignment()))), asOf);
        }
        Prepared prepared = prepare(draft, outcome, asOf, seatCount);
        return write(List.of(prepared)).isEmpty() ? prepared.applied() : null;
    }

    private Outcome decide(Account account, Instant asOf) {
        return engine.decideEach(List.of(account), asOf).get(0);
    }

    private static boolean wantsSeat(Account account, Outcome outcome) {
        Assignment assignment = outcome.assignment();
        return assignment != null && new Seats().add(account, assignment);
    }

    /** The seat of an account among those that wait in the store. */
    private int seatOf(Account account, Assignment assignment) {
        Seats seats = new Seats();
        seats.addIncumbents(store.activeFocusTaken(assignment.asOf(), account.accountId()));
        seats.add(account, assignment);
        store.waitingPromotions().stream()
                .filter(each -> !each.accountId().equals(account.accountId()))
                .forEach(each -> addWaiting(seats, each));
        return seats.numbers()[0];
    }

    private static void addWaiting(Seats seats, StoredReview waiting) {
        seats.addWaiting(
                waiting.accountId(),
                waiting.review().raisedAt(),
                waiting.icpTier(),
                waiting.engagementLevel(),
                waiting.triggerStatus());
    }

    /** What is to be written about an account; the change is null when nothing is. */
    private record Prepared(
            Draft draft,
            Applied applied,
            @Nullable StateChange change,
            @Nullable Instant nextDue) {}

    private Prepared prepare(Draft draft, Outcome outcome, Instant asOf, @Nullable Long seatCount) {
        String id = draft.wanted().accountId();
        Assignment assignment = outcome.assignment();
        if (assignment == null) {
            Applied applied = new Applied(id, outcome, outcome.problems(), false, List.of());
            return new Prepared(draft, applied, null, draft.before().nextDue());
        }
        Consequences consequences = new Consequences(
                draft.before(), draft.known(), outcome.account(), assignment, engine.zone(), draft.learnt());
        StateChange change = consequences.change(due, seatCount);
        if (change == null) {
            Instant next = due.next(draft.known().account(), asOf);
            return new Prepared(draft, new Applied(id, outcome, List.of(), false, List.of()), null, next);
        }
        Applied applied = new Applied(id, outcome, List.of(), true, change.history());
        return new Prepared(draft, applied, change, change.after().nextDue());
    }

    /** Writes; returns the accounts that were changed meanwhile. */
    private Set<String> write(List<Prepared> prepared) {
        List<StateChange> changes = new ArrayList<>();
        for (Prepared each : prepared) {
            if (each.change() != null) {
                changes.add(each.change());
            } else if (!Objects.equals(each.nextDue(), each.draft().before().nextDue())) {
                AccountState state = each.draft().before();
                store.reschedule(state.accountId(), state.version(), each.nextDue());
            }
        }
        return changes.isEmpty() ? Set.of() : store.apply(changes);
    }

    /**
     * What is held of an account, with what is given.
     *
     * @throws InvalidFactException when it cannot be decided
     */
    private static Draft draft(Wanted wanted, @Nullable AccountState held, Instant asOf) {
        Account given = wanted.given();
        if (held == null && given == null) {
            throw new InvalidFactException(
                    "account_id", wanted.accountId(), "is not in the store. Maybe evaluate it once with its facts?");
        }
        AccountState before = held == null ? AccountState.unknown(wanted.accountId(), asOf) : held;
        if (asOf.isBefore(before.changedAt())) {
            throw new InvalidFactException(
                    "as_of",
                    asOf.toString(),
                    "is before the last change of the account, which was at " + before.changedAt()
                            + ". Maybe a clock was set back?");
        }
        if (before.facts() == null && given == null) {
            throw new InvalidFactException(
                    "icp_tier",
                    null,
                    "is not known: the store has only the cluster of the account. Maybe evaluate it once with its facts?");
        }
        AccountState known = before;
        if (given != null) {
            known = before.toBuilder().given(given).build();
            if (held == null) {
                known = known.toBuilder()
                        .current(given.current())
                        .reviews(given.reviews())
                        .pin(given.pin())
                        .build();
            }
        }
        return new Draft(wanted, before, known, List.of());
    }

    /**
     * Decides about many accounts with new facts, and applies each decision as soon as it is made; some hundred are in memory
     * at a time, and those that want a seat of Active Focus. Seats are numbered over all of the store: those who are in it
     * first, then those who wait, then the new ones. A run that was broken off may simply be made again.
     *
     * @param accounts in any order, each of them once
     * @param listener hears of each account once it is done
     */
    public LedgerRun evaluateAll(Iterator<Account> accounts, Instant asOf, LedgerListener listener) {
        BulkRun run = new BulkRun(asOf, listener);
        List<Wanted> chunk = new ArrayList<>();
        while (accounts.hasNext()) {
            Account account = accounts.next();
            chunk.add(new Wanted(account.accountId(), account));
            if (chunk.size() == CHUNK) {
                run.first(chunk);
                chunk.clear();
            }
        }
        run.first(chunk);
        return run.end();
    }

    /** Decides again about all accounts that are due at an instant, as {@link #evaluateAll} does. */
    public LedgerRun evaluateDue(Instant asOf, LedgerListener listener) {
        BulkRun run = new BulkRun(asOf, listener);
        DueAccount last = null;
        while (true) {
            List<DueAccount> page = store.due(asOf, last, CHUNK);
            if (page.isEmpty()) {
                return run.end();
            }
            run.first(page.stream()
                    .map(each -> new Wanted(each.accountId(), null))
                    .toList());
            last = page.get(page.size() - 1);
        }
    }

    /** Decides again about all accounts in the store, due or not: after a change of rules, for example. */
    public LedgerRun evaluateStored(Instant asOf, LedgerListener listener) {
        BulkRun run = new BulkRun(asOf, listener);
        String last = null;
        while (true) {
            List<String> page = store.accounts(last, CHUNK);
            if (page.isEmpty()) {
                return run.end();
            }
            run.first(page.stream().map(id -> new Wanted(id, null)).toList());
            last = page.get(page.size() - 1);
        }
    }

    /** The two passes over many accounts. */
    private final class BulkRun {
        private final Instant asOf;
        private final LedgerListener listener;
        private final Map<String, Draft> candidates = new LinkedHashMap<>();
        private final Map<String, Outcome> firstDecisions = new HashMap<>();
        private long evaluated;
        private long changed;
        private long moved;
        private long raised;
        private long rejected;
        private long failed;

        private BulkRun(Instant asOf, LedgerListener listener) {
            this.asOf = asOf;
            this.listener = listener;
        }

        /** Decides about accounts and applies what does not depend on seats. */
        private void first(List<Wanted> chunk) {
            Map<String, Wanted> wanted = new LinkedHashMap<>();
            for (Wanted each : chunk) {
                if (!candidates.containsKey(each.accountId())) {
                    wanted.putIfAbsent(each.accountId(), each);
                }
            }
            if (wanted.isEmpty()) {
                return;
            }
            List<Draft> drafts = drafts(wanted.values());
            List<Outcome> outcomes = engine.decideEach(
                    drafts.stream().map(draft -> draft.known().account()).toList(), asOf);
            List<Prepared> ready = new ArrayList<>();
            for (int i = 0; i < drafts.size(); i++) {
                Draft draft = drafts.get(i);
                Outcome outcome = outcomes.get(i);
                if (wantsSeat(draft.known().account(), outcome)) {
                    candidates.put(draft.wanted().accountId(), draft);
                    firstDecisions.put(draft.wanted().accountId(), outcome);
                } else {
                    ready.add(prepare(draft, outcome, asOf, null));
                }
            }
            finish(ready);
        }

        private List<Draft> drafts(Collection<Wanted> wanted) {
            Map<String, AccountState> states = new HashMap<>();
            store.find(wanted.stream().map(Wanted::accountId).toList())
                    .forEach(state -> states.put(state.accountId(), state));
            List<Draft> drafts = new ArrayList<>();
            for (Wanted each : wanted) {
                try {
                    drafts.add(draft(each, states.get(each.accountId()), asOf));
                } catch (InvalidFactException e) {
                    done(Applied.rejected(each.accountId(), e.asProblem("")));
                }
            }
            return drafts;
        }

        /** Decides again about those that want a seat, in the order of seats. */
        private LedgerRun end() {
            first(store.waitingPromotions().stream()
                    .map(each -> new Wanted(each.accountId(), null))
                    .toList());
            Seats seats = new Seats();
            seats.addIncumbents(store.activeFocusTaken(asOf, null));
            List<Draft> drafts = new ArrayList<>(candidates.values());
            for (Draft draft : drafts) {
                Outcome outcome =
                        Objects.requireNonNull(firstDecisions.get(draft.wanted().accountId()));
                seats.add(draft.known().account(), Objects.requireNonNull(outcome.assignment()));
            }
            int[] numbers = seats.numbers();
            Integer[] order = new Integer[numbers.length];
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            Arrays.sort(order, (left, right) -> Integer.compare(numbers[left], numbers[right]));
            for (int i = 0; i < order.length; i += CHUNK) {
                List<Draft> chunk = new ArrayList<>();
                List<Account> seated = new ArrayList<>();
                for (int k = i; k < Math.min(order.length, i + CHUNK); k++) {
                    Draft draft = drafts.get(order[k]);
                    chunk.add(draft);
                    seated.add(AbmEngine.seated(draft.known().account(), numbers[order[k]]));
                }
                List<Outcome> outcomes = engine.decideEach(seated, asOf);
                List<Prepared> ready = new ArrayList<>();
                for (int k = 0; k < chunk.size(); k++) {
                    ready.add(prepare(chunk.get(k), outcomes.get(k), asOf, null));
                }
                finish(ready);
            }
            return new LedgerRun(evaluated, changed, moved, raised, rejected, failed);
        }

        private void finish(List<Prepared> ready) {
            Set<String> refused = write(ready);
            for (Prepared each : ready) {
                Wanted wanted = each.draft().wanted();
                done(refused.contains(wanted.accountId()) ? one(wanted, asOf) : each.applied());
            }
        }

        private void done(Applied applied) {
            Outcome outcome = applied.outcome();
            if (outcome != null && outcome.assignment() != null) {
                evaluated++;
            } else if (outcome != null && outcome.failure() != null) {
                failed++;
            } else {
                rejected++;
            }
            changed += applied.changed() ? 1 : 0;
            for (HistoryEntry entry : applied.history()) {
                moved += entry.kind() == HistoryKind.MOVED || entry.kind() == HistoryKind.ENTERED ? 1 : 0;
                raised += entry.kind() == HistoryKind.REVIEW_RAISED ? 1 : 0;
            }
            listener.done(applied);
        }
    }

    /**
     * Decides a review. The account is decided again first, so that a review that expired or was superseded meanwhile is not
     * decided; and afterwards, so that what follows is in the store when this returns. An approval that would put more
     * accounts into Active Focus than the rules allow is refused, unless the verdict says otherwise.
     *
     * @return what came of it
     * @throws ReviewDecisionException when it cannot be decided
     */
    public Applied decide(Verdict verdict) {
        for (int attempt = 1; ; attempt++) {
            StoredReview stored = store.review(verdict.reviewId());
            if (stored == null) {
                throw unknown(verdict.reviewId());
            }
            requirePending(stored.review());
            String id = stored.accountId();
            Applied refreshed = evaluate(id, verdict.at());
            if (refreshed.outcome() == null || refreshed.outcome().assignment() == null) {
                throw undecided(verdict, refreshed);
            }
            AccountState held = Objects.requireNonNull(store.find(id));
            Review review = held.reviews().stream()
                    .filter(each -> each.id().equals(verdict.reviewId()))
                    .findFirst()
                    .orElseThrow(() -> unknown(verdict.reviewId()));
            requirePending(review);
            Long seatCount = null;
            if (verdict.approved() && entersActiveFocus(review, held)) {
                seatCount = store.seatCount();
                if (!verdict.overCapacity()) {
                    requireSeat(held, review, verdict.at());
                }
            }
            Draft draft = decided(held, review, verdict, refreshed.outcome().assignment());
            Applied applied = apply(draft, verdict.at(), seatCount);
            if (applied != null) {
                return applied;
            }
            requirePatience(id, attempt);
        }
    }

    private static boolean entersActiveFocus(Review review, AccountState held) {
        boolean stands = held.current() != null && held.current().cluster() == Cluster.ACTIVE_FOCUS;
        return !stands && review.proposedCluster() == Cluster.ACTIVE_FOCUS;
    }

    /** Asks the rules whether Active Focus holds one more; the reasons that the review had before do not count. */
    private void requireSeat(AccountState held, Review review, Instant at) {
        long taken = store.activeFocusTaken(at, held.accountId());
        List<ReviewReason> reasons = review.reasons().stream()
                .filter(reason -> reason != ReviewReason.ACTIVE_FOCUS_CAPACITY)
                .toList();
        Review plain = Review.pending(review.id(), review.from(), review.proposedCluster(), reasons, review.raisedAt());
        Account account = held.account().toBuilder()
                .activeFocusTaken(Math.toIntExact(taken))
                .reviews(replaced(held.reviews(), review, plain))
                .build();
        Assignment assignment = decide(account, at).assignment();
        ReviewRequest request = assignment == null ? null : assignment.review();
        if (request != null && request.reasons().contains(ReviewReason.ACTIVE_FOCUS_CAPACITY)) {
            throw new ReviewDecisionException(
                    ReviewDecisionException.Reason.CAPACITY,
                    "The review \"" + review.id() + "\" cannot be approved: " + taken
                            + " accounts are in Active Focus, which holds no more. Maybe decide first who leaves it, or"
                            + " approve over capacity?");
        }
    }

    private static List<Review> replaced(List<Review> reviews, Review old, Review fresh) {
        return reviews.stream().map(each -> each.equals(old) ? fresh : each).toList();
    }

    /** The account once a person has decided. */
    private static Draft decided(AccountState held, Review review, Verdict verdict, @Nullable Assignment decision) {
        Instant at = verdict.at();
        Review done = verdict.approved()
                ? review.approve(at, verdict.reviewer(), verdict.note())
                : review.reject(at, verdict.reviewer(), verdict.note());
        List<HistoryEntry> learnt = new ArrayList<>();
        HistoryKind kind = verdict.approved() ? HistoryKind.REVIEW_APPROVED : HistoryKind.REVIEW_REJECTED;
        learnt.add(new HistoryEntry(
                held.accountId(),
                0,
                at,
                kind,
                review.from(),
                review.proposedCluster(),
                review.id(),
                null,
                verdict.reviewer(),
                verdict.note()));
        CurrentCluster current = held.current();
        Cluster to = review.proposedCluster();
        boolean moves = to != review.from() && (current == null || current.cluster() != to);
        if (verdict.approved() && moves) {
            Cluster from = current == null ? null : current.cluster();
            boolean rises = from == null || from.compareTo(to) < 0;
            learnt.add(new HistoryEntry(
                    held.accountId(),
                    0,
                    at,
                    HistoryKind.MOVED,
                    from,
                    to,
                    review.id(),
                    to == Cluster.ACTIVE_FOCUS && decision != null
                            ? Consequences.causingDeal(held.account(), decision)
                            : null,
                    verdict.reviewer(),
                    verdict.note()));
            current = new CurrentCluster(
                    to,
                    at,
                    rises ? EnteredBy.PROMOTION : EnteredBy.DEMOTION,
                    rises && current != null ? floor(current) : null,
                    null);
        } else if (!verdict.approved() && to == Cluster.MONITOR_ONLY && current != null && decision != null) {
            // A rejected drop returns when the tier changes again, so the tier is kept.
            current = current.rejectedAt(decision.icpTier());
        }
        AccountState known = held.toBuilder()
                .current(current)
                .reviews(replaced(held.reviews(), review, done))
                .build();
        return new Draft(new Wanted(held.accountId(), null), held, known, learnt);
    }

    /** From when on evidence counts, which a later rise does not change. */
    private static @Nullable Instant floor(CurrentCluster current) {
        if (current.cluster() == Cluster.MONITOR_ONLY) {
            return null;
        }
        boolean fell = current.enteredBy() == EnteredBy.DEMOTION;
        return current.evidenceFrom() == null && fell ? current.since() : current.evidenceFrom();
    }

    private static void requirePending(Review review) {
        String since = review.decidedAt() == null ? "" : " since " + review.decidedAt();
        switch (review.status()) {
            case PENDING -> {}
            case APPROVED, REJECTED ->
                throw new ReviewDecisionException(
                        ReviewDecisionException.Reason.DECIDED,
                        "The review \"" + review.id() + "\" is " + review.status() + since
                                + (review.reviewer() == null ? "" : " by " + review.reviewer())
                                + " and cannot be decided again. Maybe another review of the account is pending?");
            case SUPERSEDED ->
                throw new ReviewDecisionException(
                        ReviewDecisionException.Reason.SUPERSEDED,
                        "The review \"" + review.id() + "\" is SUPERSEDED" + since
                                + ": the rules no longer propose this. Maybe another review of the account is pending?");
            case EXPIRED ->
                throw new ReviewDecisionException(
                        ReviewDecisionException.Reason.EXPIRED,
                        "The review \"" + review.id() + "\" is EXPIRED" + since
                                + ": nobody decided it in time. Maybe it was raised again under another id?");
        }
    }

    private ReviewDecisionException unknown(String reviewId) {
        List<String> pending = store.reviews(ReviewFilter.pending()).stream()
                .map(each -> each.review().id())
                .toList();
        return new ReviewDecisionException(
                ReviewDecisionException.Reason.UNKNOWN,
                "There is no review \"" + reviewId + "\". " + pending.size() + " are pending."
                        + Nearest.maybe(reviewId, pending));
    }

    private static ReviewDecisionException undecided(Verdict verdict, Applied applied) {
        StringBuilder why = new StringBuilder();
        boolean early = false;
        for (Problem problem : applied.problems()) {
            why.append(' ').append(problem.field()).append(' ');
            why.append(problem.value() == null ? "" : problem.value() + " ").append(problem.message());
            early |= problem.field().equals("as_of");
        }
        if (applied.outcome() != null && applied.outcome().failure() != null) {
            why.append(' ').append(applied.outcome().failure().message());
        }
        return new ReviewDecisionException(
                early ? ReviewDecisionException.Reason.TOO_EARLY : ReviewDecisionException.Reason.UNDECIDED,
                "The review \"" + verdict.reviewId() + "\" cannot be decided at " + verdict.at() + ":" + why);
    }

    /**
     * Puts a cluster in force for an account, whatever the rules say, until the pin ends.
     *
     * @param at when this was decided
     */
    public Applied pin(String accountId, Pin pin, Instant at) {
        if (!pin.until().isAfter(at)) {
            return Applied.rejected(accountId, new Problem("until", pin.until().toString(), "must be after " + at));
        }
        return pinned(accountId, pin, at, pin.owner(), pin.reason());
    }

    /** Takes a pin back: the rules are in force again. */
    public Applied unpin(String accountId, Instant at, String by, @Nullable String why) {
        return pinned(accountId, null, at, by, why);
    }

    private Applied pinned(String accountId, @Nullable Pin pin, Instant at, @Nullable String by, @Nullable String why) {
        for (int attempt = 1; ; attempt++) {
            Draft draft;
            try {
                draft = draft(new Wanted(accountId, null), store.find(accountId), at);
            } catch (InvalidFactException e) {
                return Applied.rejected(accountId, e.asProblem(""));
            }
            AccountState held = draft.before();
            Pin old = held.pin();
            List<HistoryEntry> learnt = List.of();
            if (!Objects.equals(pin, old)) {
                Cluster cluster = pin == null ? Objects.requireNonNull(old).cluster() : pin.cluster();
                HistoryKind kind = pin == null ? HistoryKind.UNPINNED : HistoryKind.PINNED;
                learnt = List.of(new HistoryEntry(accountId, 0, at, kind, null, cluster, null, null, by, why));
            }
            AccountState known = held.toBuilder().pin(pin).build();
            Applied applied = apply(new Draft(draft.wanted(), held, known, learnt), at, null);
            if (applied != null) {
                return applied;
            }
            requirePatience(accountId, attempt);
        }
    }
}
