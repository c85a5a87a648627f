package io.github.abmrules.rules.diff;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.Portfolio;
import io.github.abmrules.rules.RejectedAccountException;
import io.github.abmrules.rules.UndecidedAccountException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a candidate beside the engine that is in use, and tells how its decisions differ. What the host gets is the result of
 * the active engine, whatever the candidate does: that it throws, fails or differs changes nothing.
 *
 * <p>Without an executor the candidate decides in the thread of the host, after the active engine, and the host waits for
 * it. With one, the host waits for nothing: when too many comparisons are under way already, the accounts are counted as
 * dropped. What the candidate throws is logged and counted.
 *
 * <p>A shadow engine is safe for any number of threads. It owns neither the engines nor the executor: the host closes them,
 * the executor first.
 */
public final class ShadowEngine {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowEngine.class);
    private static final int USUAL_COMPARISONS = 100;

    private final AbmEngine active;
    private final AbmEngine candidate;
    private final RuleChanges ruleChanges;
    private final DifferenceListener listener;
    private final @Nullable Executor executor;
    private final Semaphore room;

    private final LongAdder compared = new LongAdder();
    private final LongAdder different = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    private ShadowEngine(Builder builder) {
        this.active = builder.active;
        this.candidate = builder.candidate;
        this.ruleChanges = RuleChanges.between(builder.active, builder.candidate);
        this.listener = builder.listener;
        this.executor = builder.executor;
        this.room = new Semaphore(builder.mostUnderWay);
    }

    /**
     * A builder. Unless told otherwise, the candidate runs in the thread of the host, and differences are only counted.
     *
     * @param active the engine whose results count
     * @param candidate the engine on trial
     */
    public static Builder builder(AbmEngine active, AbmEngine candidate) {
        return new Builder(active, candidate);
    }

    /**
     * Decides as {@link AbmEngine#decide} of the active engine does.
     *
     * @throws RejectedAccountException when something is wrong with the account
     * @throws UndecidedAccountException when the rules of the active engine fail on it
     */
    public Assignment decide(Account account, Instant asOf) {
        Assignment assignment;
        try {
            assignment = active.decide(account, asOf);
        } catch (RejectedAccountException e) {
            shadow(List.of(Outcome.rejected(account, e.problems())), asOf);
            throw e;
        } catch (UndecidedAccountException e) {
            Failure failure = e.failure();
            shadow(List.of(Outcome.failed(account, failure.source(), failure.message())), asOf);
            throw e;
        }
        shadow(List.of(Outcome.decided(account, assignment)), asOf);
        return assignment;
    }

    /** Decides as {@link AbmEngine#decideEach(List, Instant)} of the active engine does. */
    public List<Outcome> decideEach(List<Account> accounts, Instant asOf) {
        List<Outcome> outcomes = active.decideEach(accounts, asOf);
        // The list belongs to the host, which may change it while the candidate is at work.
        shadow(List.copyOf(outcomes), asOf);
        return outcomes;
    }

    /**
     * Decides as {@link AbmEngine#decideAll} of the active engine does. It is one comparison, with the seats of Active Focus
     * numbered by each engine.
     */
    public Portfolio decideAll(Collection<Account> accounts, Instant asOf) {
        List<Account> all = List.copyOf(accounts);
        Portfolio portfolio = active.decideAll(all, asOf);
        Map<String, Account> byId = new LinkedHashMap<>();
        all.forEach(account -> byId.putIfAbsent(account.accountId(), account));
        shadow(
                () -> {
                    Portfolio trial = candidate.decideAll(all, asOf);
                    return OutcomePair.paired(outcomes(portfolio, byId), outcomes(trial, byId));
                },
                byId.size(),
                asOf);
        return portfolio;
    }

    /** What has been done so far. */
    public ShadowCounts counts() {
        return new ShadowCounts(compared.sum(), different.sum(), failed.sum(), dropped.sum());
    }

    /** What differs between the rules of the two engines. */
    public RuleChanges ruleChanges() {
        return ruleChanges;
    }

    private void shadow(List<Outcome> outcomes, Instant asOf) {
        shadow(
                () -> {
                    List<Account> accounts =
                            outcomes.stream().map(Outcome::account).toList();
                    return OutcomePair.paired(outcomes, candidate.decideEach(accounts, asOf));
                },
                outcomes.size(),
                asOf);
    }

    private void shadow(Supplier<List<OutcomePair>> pairs, int accounts, Instant asOf) {
        if (executor == null) {
            compare(pairs, accounts, asOf);
            return;
        }
        if (!room.tryAcquire()) {
            dropped.add(accounts);
            return;
        }
        AtomicBoolean taken = new AtomicBoolean();
        try {
            executor.execute(() -> {
                if (taken.compareAndSet(false, true)) {
                    try {
                        compare(pairs, accounts, asOf);
                    } finally {
                        room.release();
                    }
                }
            });
        } catch (RuntimeException | Error e) {
            // The executor is full, or closed. It must not matter whether it ran the comparison before it threw.
            if (taken.compareAndSet(false, true)) {
                room.release();
                dropped.add(accounts);
            }
            LOG.debug("The executor refused a comparison of {} accounts", accounts, e);
        }
    }

    private void compare(Supplier<List<OutcomePair>> supplier, int accounts, Instant asOf) {
        List<Told> differences = new ArrayList<>();
        try {
            for (OutcomePair pair : supplier.get()) {
                AccountDifference difference = pair.difference(ruleChanges);
                if (difference != null) {
                    differences.add(new Told(pair.before().account(), difference));
                }
            }
        } catch (Throwable e) {
            // Whatever it is, it is the candidate's, and the host has its result.
            failed.add(accounts);
            LOG.warn(
                    "The candidate {} failed on {} accounts: {}",
                    candidate.rulesVersion(),
                    accounts,
                    String.valueOf(e));
            LOG.debug("The candidate failed", e);
            return;
        }
        compared.add(accounts);
        different.add(differences.size());
        differences.forEach(told -> tell(told, asOf));
    }

    private void tell(Told told, Instant asOf) {
        try {
            listener.differs(told.account(), asOf, told.difference());
        } catch (Throwable e) {
            LOG.warn("The listener failed on the account {}: {}", told.account().accountId(), String.valueOf(e));
            LOG.debug("The listener failed", e);
        }
    }

    /** What came of each account; of an id that is there twice, of the first account. */
    private static List<Outcome> outcomes(Portfolio portfolio, Map<String, Account> accounts) {
        Map<String, Assignment> decided = new HashMap<>();
        portfolio.assignments().forEach(it -> decided.put(it.accountId(), it));
        Map<String, Failure> failures = new HashMap<>();
        portfolio.failed().forEach(it -> failures.put(it.accountId(), it));
        Map<String, List<Problem>> problems = new HashMap<>();
        portfolio
                .rejected()
                .forEach(it -> problems.computeIfAbsent(String.valueOf(it.accountId()), id -> new ArrayList<>())
                        .add(new Problem(it.field(), it.value(), it.message())));
        List<Outcome> outcomes = new ArrayList<>();
        accounts.forEach((id, account) -> {
            Assignment assignment = decided.get(id);
            Failure failure = failures.get(id);
            if (assignment != null) {
                outcomes.add(Outcome.decided(account, assignment));
            } else if (failure != null) {
                outcomes.add(Outcome.failed(account, failure.source(), failure.message()));
            } else {
                outcomes.add(Outcome.rejected(account, problems.getOrDefault(id, List.of())));
            }
        });
        return outcomes;
    }

    /** A difference that the listener has to be told of. */
    private record Told(Account account, AccountDifference difference) {}

    /** Collects what a shadow engine is made of. Not thread-safe. */
    public static final class Builder {
        private final AbmEngine active;
        private final AbmEngine candidate;
        private DifferenceListener listener = (account, asOf, difference) -> {};
        private @Nullable Executor executor;
        private int mostUnderWay = USUAL_COMPARISONS;

        private Builder(AbmEngine active, AbmEngine candidate) {
            this.active = active;
            this.candidate = candidate;
        }

        /** Who is told of differences. */
        public Builder listener(DifferenceListener value) {
            this.listener = value;
            return this;
        }

        /**
         * Where the candidate runs. It must run what it takes or refuse it; what it takes and throws away stays counted as
         * under way.
         */
        public Builder executor(Executor value) {
            this.executor = value;
            return this;
        }

        /**
         * How many comparisons may wait or run in the executor before more are dropped; 100 unless said otherwise. A
         * comparison is a call of the host and holds its accounts.
         *
         * @throws IllegalArgumentException when it is not positive
         */
        public Builder mostUnderWay(int comparisons) {
            if (comparisons < 1) {
                throw new IllegalArgumentException(
                        "mostUnderWay " + comparisons + " leaves no room for a comparison; allowed: 1 or more.");
            }
            this.mostUnderWay = comparisons;
            return this;
        }

        /** Makes the shadow engine. */
        public ShadowEngine build() {
            return new ShadowEngine(this);
        }
    }
}
