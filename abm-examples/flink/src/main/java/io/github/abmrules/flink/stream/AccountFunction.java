package io.github.abmrules.flink.stream;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.store.AccountState;
import io.github.abmrules.core.store.HistoryEntry;
import io.github.abmrules.core.store.StateBuilder;
import io.github.abmrules.flink.ruleset.RuleSet;
import io.github.abmrules.rules.portfolio.SeatClaim;
import io.github.abmrules.rules.portfolio.Seats;
import io.github.abmrules.rules.state.Applied;
import io.github.abmrules.rules.state.ReviewDecisionException;
import io.github.abmrules.rules.state.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Keeps where each account stands and decides about it: when something comes to be known, when a date or the end of a window
 * comes, and, after the rules have changed, at its time of the day. Everything happens in event time and, for one account, in
 * the order of instants, so that the same entries give the same moves whatever the order of their arrival, and however often
 * the job starts again.
 */
final class AccountFunction extends RuledFunction {
    private static final long serialVersionUID = 1;
    private static final Duration NEXT_TRY = Duration.ofDays(1);

    /** What the operator that numbers the seats has to know. */
    static final OutputTag<Message> NOTICES = new OutputTag<>("notices") {
        private static final long serialVersionUID = 1;
    };

    private final @Nullable Instant until;
    private final long recheck;

    @SuppressWarnings("NullAway.Init") // Set when it opens.
    private transient MapState<Long, List<byte[]>> arrived;

    @SuppressWarnings("NullAway.Init") // Set when it opens.
    private transient ValueState<Kept> accounts;

    /**
     * A function.
     *
     * @param until nothing after it is decided; null for no end
     * @param recheck how often accounts are looked at again after a change of rules; zero for never
     */
    AccountFunction(RuleSet start, Instant startFrom, ZoneId zone, @Nullable Instant until, Duration recheck) {
        super(start, startFrom, zone);
        this.until = until;
        this.recheck = recheck.toMillis();
    }

    @Override
    public void open(OpenContext context) {
        arrived = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "arrived", Types.LONG, Types.LIST(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)));
        accounts = getRuntimeContext().getState(new ValueStateDescriptor<>("account", TypeInformation.of(Kept.class)));
    }

    @Override
    void refused(Refusal refusal, Collector<Output> out) {
        if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
            out.collect(Output.of(refusal));
        }
    }

    @Override
    public void processElement(Message entry, ReadOnlyContext context, Collector<Output> out) throws Exception {
        List<byte[]> same = arrived.get(entry.at());
        List<byte[]> all = same == null ? new ArrayList<>() : new ArrayList<>(same);
        all.add(entry.json());
        arrived.put(entry.at(), all);
        context.timerService().registerEventTimeTimer(entry.at());
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<Output> out) throws Exception {
        if (until != null && at > TimerTime.millis(until)) {
            return;
        }
        List<byte[]> entries = arrived.get(at);
        Kept kept = accounts.value();
        // Without an end, the end of the input is not the end of time: only what came is still decided.
        boolean over = until == null && context.timerService().currentWatermark() == Long.MAX_VALUE;
        if (entries == null && (kept == null || over)) {
            return;
        }
        Instant now = Instant.ofEpochMilli(at);
        if (until != null && until.isBefore(now)) {
            now = until;
        }
        boolean due = kept != null && kept.dueAt() <= at;
        boolean changed = kept != null
                && kept.wakeAt() == at
                && kept.rules() != Kept.mark(engine(now).rulesVersion());
        Visit visit = new Visit(context.getCurrentKey(), kept, context, out);
        if (entries != null || due || changed) {
            arrived.remove(at);
            for (Entry entry : inOrder(entries)) {
                if (entry.at().isAfter(now)) {
                    break;
                }
                visit.passTime(entry.at());
                visit.follow(entry);
            }
            visit.passTime(now);
            // What was due may have been decided by the new rules just now.
            if (changed && visit.rules != Kept.mark(engine(now).rulesVersion())) {
                visit.lookAgain(now);
            }
        }
        visit.keep(at, context.timerService());
    }

    private static List<Entry> inOrder(@Nullable List<byte[]> entries) {
        if (entries == null) {
            return List.of();
        }
        return entries.stream()
                .map(json -> new String(json, StandardCharsets.UTF_8))
                .sorted()
                .map(json -> Entry.JSON.require(json, ZoneOffset.UTC))
                .sorted(Comparator.comparing(Entry::at))
                .toList();
    }

    /** An account from the firing of a timer until it is put away. */
    private final class Visit {
        private final String id;
        private final @Nullable Kept before;
        private final Desk desk;
        private final OnTimerContext context;
        private final Collector<Output> out;
        private long rules;
        private boolean seated;
        private boolean waiting;
        private boolean touched;

        private Visit(String id, @Nullable Kept kept, OnTimerContext context, Collector<Output> out) {
            this.id = id;
            this.before = kept;
            this.desk = new Desk(id, kept == null ? null : kept.state());
            this.context = context;
            this.out = out;
            if (kept != null) {
                rules = kept.rules();
                seated = kept.seated();
                waiting = kept.waiting();
            }
        }

        /** Decides whenever the account is due up to an instant. */
        private void passTime(Instant to) {
            for (Instant due = nextDue(); due != null && !due.isAfter(to); due = nextDue()) {
                Instant at = due;
                apply(at, null, () -> desk.ledger(engine(at)).evaluate(id, at));
                if (at.equals(nextDue())) {
                    tryAgain(at);
                }
            }
        }

        private @Nullable Instant nextDue() {
            AccountState state = desk.state();
            return state == null ? null : state.nextDue();
        }

        /** After the rules have failed: the state is as before, and it is decided the next day. */
        private void tryAgain(Instant at) {
            AccountState state = Objects.requireNonNull(desk.state());
            desk.put(state.toBuilder().nextDue(at.plus(NEXT_TRY)).build());
        }

        private void lookAgain(Instant at) {
            AccountState state = desk.state();
            if (state != null && !at.isBefore(state.changedAt())) {
                Outcome outcome = apply(at, null, () -> desk.ledger(engine(at)).evaluate(id, at))
                        .outcome();
                Instant due = nextDue();
                if (outcome != null && outcome.failure() != null && (due == null || due.isAfter(at.plus(NEXT_TRY)))) {
                    tryAgain(at);
                }
            }
        }

        /** Follows an entry; one that comes late is followed where the account is by now. */
        private void follow(Entry entry) {
            AccountState state = desk.state();
            Instant at = state != null && entry.at().isBefore(state.changedAt()) ? state.changedAt() : entry.at();
            Pin pin = entry.pin();
            if (entry.account() != null) {
                learn(entry, entry.account(), at);
            } else if (entry.isEvidence()) {
                if (state == null || state.facts() == null) {
                    refuse(entry, "account", "has to come before evidence about it. Maybe send its facts first?");
                    return;
                }
                Account account = state.facts().toBuilder()
                        .signals(entry.signals())
                        .triggers(entry.triggers())
                        .events(entry.events())
                        .build();
                learn(entry, account, at);
            } else if (pin != null) {
                apply(at, entry, () -> desk.ledger(engine(at)).pin(id, pin, at));
            } else {
                decide(entry, at);
            }
        }

        private void learn(Entry entry, Account account, Instant at) {
            AccountState held = desk.state();
            Applied applied = apply(at, entry, () -> desk.ledger(engine(at)).evaluate(account, at));
            if (applied.outcome() != null && applied.outcome().failure() != null) {
                // What was learnt is kept although the rules failed on it.
                StateBuilder known = (held == null ? AccountState.unknown(id, at) : held)
                        .toBuilder().given(account);
                if (held == null) {
                    known.current(account.current()).reviews(account.reviews()).pin(account.pin());
                }
                long version = held == null ? 1 : held.version() + 1;
                desk.put(known.changed(version, at).nextDue(at.plus(NEXT_TRY)).build());
                touched = true;
            }
        }

        private void decide(Entry entry, Instant at) {
            AccountState known = desk.state();
            if (known != null && known.facts() != null) {
                apply(at, entry, () -> desk.ledger(engine(at)).evaluate(id, at));
            }
            AccountState state = desk.state();
            Review pending = state == null ? null : state.pending();
            if (pending == null) {
                refuse(entry, "approve", "needs a pending review, and the account has none then");
                return;
            }
            // Whether there is a seat is not asked again: the review that the person saw says so.
            Verdict verdict = new Verdict(
                    pending.id(),
                    Objects.requireNonNull(entry.approve()),
                    at,
                    Objects.requireNonNull(entry.reviewer()),
                    entry.note(),
                    true);
            try {
                apply(at, entry, () -> desk.ledger(engine(at)).decide(verdict));
            } catch (ReviewDecisionException e) {
                refuse(entry, "approve", String.valueOf(e.getMessage()));
            }
        }

        private Applied apply(Instant at, @Nullable Entry entry, Supplier<Applied> work) {
            Applied applied = work.get();
            touched = true;
            for (Problem problem : applied.problems()) {
                refuse(at, problem.field(), problem.value(), problem.message());
            }
            Outcome outcome = applied.outcome();
            if (outcome == null) {
                return applied;
            }
            if (outcome.failure() != null) {
                rules = Kept.mark(engine(at).rulesVersion());
                refuse(
                        entry == null ? at : entry.at(),
                        null,
                        null,
                        outcome.failure().message());
            }
            Assignment decision = outcome.assignment();
            if (decision != null) {
                rules = Kept.mark(decision.rulesVersion());
                tell(outcome.account(), decision);
            }
            return applied;
        }

        /** Hands on what a decision brings, by way of the seats where it may depend on them. */
        private void tell(Account account, Assignment decision) {
            List<Move> moves = new ArrayList<>();
            List<ReviewChange> reviews = new ArrayList<>();
            AccountState state = Objects.requireNonNull(desk.state());
            for (HistoryEntry entry : desk.takeHistory()) {
                switch (entry.kind()) {
                    case ENTERED, MOVED, STARTED_ANEW, PINNED, UNPINNED, PIN_EXPIRED ->
                        moves.add(Move.of(entry, decision));
                    case REVIEW_RAISED,
                            REVIEW_REFRESHED,
                            REVIEW_APPROVED,
                            REVIEW_REJECTED,
                            REVIEW_EXPIRED,
                            REVIEW_SUPERSEDED ->
                        state.reviews().stream()
                                .filter(review -> review.id().equals(entry.subject()))
                                .forEach(review -> reviews.add(ReviewChange.of(entry, review, decision)));
                    case DEAL_OPENED, DECIDED -> {}
                }
            }
            SeatClaim claim = SeatClaim.of(account, decision);
            boolean seat = Seats.holdsSeat(account, decision);
            Review pending = state.pending();
            boolean waits = pending != null && pending.reasons().contains(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS);
            if (claim != null || waiting || seat != seated) {
                SeatNotice notice = new SeatNotice(
                        id,
                        decision.asOf(),
                        seat,
                        claim,
                        claim == null ? null : account,
                        pending != null && waits ? pending.id() : null,
                        moves,
                        reviews);
                long at = TimerTime.millis(decision.asOf());
                context.output(NOTICES, new Message(id, at, RecordJson.write(notice)));
            } else {
                moves.forEach(move -> out.collect(Output.of(move)));
                reviews.forEach(review -> out.collect(Output.of(review)));
            }
            seated = seat;
            waiting = waits;
        }

        private void refuse(Entry entry, String field, String message) {
            refuse(entry.at(), field, null, message);
        }

        private void refuse(Instant at, @Nullable String field, @Nullable String value, String message) {
            out.collect(Output.of(new Refusal("entry", null, id, at, field, value, message)));
        }

        /** Puts the account away and sets its timer. */
        private void keep(long now, TimerService timers) throws Exception {
            AccountState state = desk.state();
            if (state == null || (before == null && !touched)) {
                return;
            }
            Instant next = state.nextDue();
            long dueAt = next == null ? Kept.NEVER : TimerTime.millis(next);
            long wakeAt = Math.min(dueAt, lookAt(id, now, recheck));
            long old = before == null ? Kept.NEVER : before.wakeAt();
            if (wakeAt != old || old <= now) {
                if (old != Kept.NEVER && old > now) {
                    timers.deleteEventTimeTimer(old);
                }
                // What is due within the last millisecond, but after the end, is not due any more.
                if (wakeAt != Kept.NEVER && wakeAt > now) {
                    timers.registerEventTimeTimer(wakeAt);
                }
            }
            byte[] json = touched || before == null ? Desk.json(state) : before.state();
            accounts.update(new Kept(json, dueAt, wakeAt, rules, seated, waiting));
        }
    }

    /** The next time at which an account is looked at, once in every interval, spread over it. */
    static long lookAt(String accountId, long now, long interval) {
        if (interval == 0) {
            return Kept.NEVER;
        }
        long phase = Math.floorMod(accountId.hashCode(), interval);
        return Math.floorDiv(now - phase, interval) * interval + phase + interval;
    }
}
