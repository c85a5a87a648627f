package io.github.abmrules.rules.diff;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.rules.AbmEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares two engines over a portfolio, account after account, in two passes like {@link AbmEngine#decideAll}: accounts
 * that want a seat of Active Focus by either engine wait until the seats are numbered, and are decided again in
 * {@link #finish}.
 *
 * <p>What is kept in memory: the differences, the accounts that want a seat, and the rejections. Of an account that is
 * decided the same without a seat nothing is kept. {@link #decide} is safe for any thread; all else belongs to one.
 */
public final class PortfolioComparison {
    private static final int CHUNK = 250;

    private final AbmEngine before;
    private final AbmEngine after;
    private final Instant asOf;
    private final RuleChanges ruleChanges;

    private final Side beforeSide;
    private final Side afterSide;
    private final MoveTally moves = new MoveTally(it -> it.cluster());
    private final MoveTally effectiveMoves = new MoveTally(it -> it.effectiveCluster());
    private final List<Held> held = new ArrayList<>();
    private final List<Found> differences = new ArrayList<>();
    private final List<Rejection> rejected = new ArrayList<>();
    private final List<Rejection> elsewhere = new ArrayList<>();
    private final List<Failure> failed = new ArrayList<>();
    private long accounts;
    private long sameByOtherRules;

    /** A comparison of decisions as of an instant, without any account yet. */
    public PortfolioComparison(AbmEngine before, AbmEngine after, Instant asOf) {
        this.before = before;
        this.after = after;
        this.asOf = asOf;
        this.ruleChanges = RuleChanges.between(before, after);
        this.beforeSide = new Side(before);
        this.afterSide = new Side(after);
    }

    /** An account that waits for its seat by one engine or both. */
    private record Held(long index, @Nullable Long line, OutcomePair pair, boolean seatBefore, boolean seatAfter) {}

    /** A difference and where its account stands. */
    private record Found(long index, AccountDifference difference) {}

    /** Decides about each account by both engines, in the order of the accounts. */
    public List<OutcomePair> decide(List<Account> some) {
        return OutcomePair.paired(before.decideEach(some, asOf), after.decideEach(some, asOf));
    }

    /**
     * Takes what came of an account.
     *
     * @param index 0-based position of the account
     * @param line its physical line; null where there are none
     * @param pair as {@link #decide} gave it
     */
    public void add(long index, @Nullable Long line, OutcomePair pair) {
        boolean seatBefore = beforeSide.wantsSeat(pair.before());
        boolean seatAfter = afterSide.wantsSeat(pair.after());
        if (seatBefore || seatAfter) {
            held.add(new Held(index, line, pair, seatBefore, seatAfter));
        } else {
            compare(index, line, pair);
        }
    }

    /** Takes note of a record that neither engine was asked about because something is wrong with it. */
    public void reject(long index, @Nullable Long line, @Nullable String accountId, List<Problem> problems) {
        problems.forEach(problem -> rejected.add(Rejection.of(index, line, accountId, problem)));
        beforeSide.addRejected();
        afterSide.addRejected();
    }

    /** Takes note of records of another file that are wrong, such as deals. They are listed last, in their order. */
    public void rejectElsewhere(List<Rejection> rejections) {
        elsewhere.addAll(rejections);
        rejections.stream().mapToLong(Rejection::index).distinct().forEach(index -> {
            beforeSide.addRejected();
            afterSide.addRejected();
        });
    }

    /** Decides about the accounts that wait for a seat, and gives the result. Once. */
    public PortfolioDiff finish() {
        int[] numbersBefore = beforeSide.seats().numbers();
        int[] numbersAfter = afterSide.seats().numbers();
        int nextBefore = 0;
        int nextAfter = 0;
        for (int from = 0; from < held.size(); from += CHUNK) {
            List<Held> chunk = held.subList(from, Math.min(from + CHUNK, held.size()));
            List<Account> seatedBefore = new ArrayList<>();
            List<Account> seatedAfter = new ArrayList<>();
            for (Held each : chunk) {
                Account account = each.pair().before().account();
                if (each.seatBefore()) {
                    seatedBefore.add(AbmEngine.seated(account, numbersBefore[nextBefore++]));
                }
                if (each.seatAfter()) {
                    seatedAfter.add(AbmEngine.seated(account, numbersAfter[nextAfter++]));
                }
            }
            Iterator<Outcome> againBefore =
                    before.decideEach(seatedBefore, asOf).iterator();
            Iterator<Outcome> againAfter = after.decideEach(seatedAfter, asOf).iterator();
            for (Held each : chunk) {
                Outcome left =
                        each.seatBefore() ? againBefore.next() : each.pair().before();
                Outcome right =
                        each.seatAfter() ? againAfter.next() : each.pair().after();
                compare(each.index(), each.line(), new OutcomePair(left, right));
            }
        }
        differences.sort(Comparator.comparingLong(Found::index));
        rejected.sort(Comparator.comparingLong(Rejection::index));
        rejected.addAll(elsewhere);
        List<AccountDifference> found =
                differences.stream().map(Found::difference).toList();
        return new PortfolioDiff(
                found, summary(found), rejected, failed, before.rulesVersion(), after.rulesVersion(), asOf);
    }

    private void compare(long index, @Nullable Long line, OutcomePair pair) {
        accounts++;
        beforeSide.add(pair.before());
        afterSide.add(pair.after());
        moves.add(pair);
        effectiveMoves.add(pair);
        AccountDifference difference = pair.difference(ruleChanges);
        if (difference != null) {
            differences.add(new Found(index, difference));
        } else if (pair.byOtherRules()) {
            sameByOtherRules++;
        }
        Failure failure = pair.after().failure();
        if (failure != null && pair.before().failure() != null) {
            failed.add(failure);
        }
        if (!pair.before().problems().isEmpty()) {
            String id = pair.after().account().accountId();
            pair.after().problems().forEach(problem -> rejected.add(Rejection.of(index, line, id, problem)));
        }
    }

    private DiffSummary summary(List<AccountDifference> found) {
        ClusterSummary countsBefore = beforeSide.summary(asOf);
        ClusterSummary countsAfter = afterSide.summary(asOf);
        return new DiffSummary(
                accounts,
                found.size(),
                count(found, Direction.UP),
                count(found, Direction.DOWN),
                count(found, Direction.SAME),
                count(found, null),
                sameByOtherRules,
                moves.moves(),
                effectiveMoves.moves(),
                fields(found),
                rules(found),
                ruleChanges,
                beforeSide.capacity(countsBefore),
                afterSide.capacity(countsAfter),
                countsBefore,
                countsAfter);
    }

    private static long count(List<AccountDifference> found, @Nullable Direction direction) {
        return found.stream().filter(each -> each.direction() == direction).count();
    }

    private static List<FieldCount> fields(List<AccountDifference> found) {
        Map<String, Long> counts = new TreeMap<>();
        found.forEach(each -> each.changes().forEach(change -> counts.merge(change.field(), 1L, Long::sum)));
        return counts.entrySet().stream()
                .map(entry -> new FieldCount(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(FieldCount::accounts).reversed())
                .toList();
    }

    private static List<RuleCount> rules(List<AccountDifference> found) {
        Map<String, FiredRule> rules = new TreeMap<>();
        Map<String, long[]> counts = new HashMap<>();
        for (AccountDifference each : found) {
            count(each.rulesOnlyBefore(), 0, rules, counts);
            count(each.rulesOnlyAfter(), 1, rules, counts);
            count(each.rulesChanged(), 2, rules, counts);
        }
        List<RuleCount> list = new ArrayList<>();
        rules.forEach((id, rule) -> {
            long[] own = counts.getOrDefault(id, new long[3]);
            list.add(new RuleCount(id, rule.summary(), own[0], own[1], own[2]));
        });
        list.sort(Comparator.comparingLong(PortfolioComparison::accounts).reversed());
        return list;
    }

    private static long accounts(RuleCount rule) {
        return LongStream.of(rule.onlyBefore(), rule.onlyAfter(), rule.changed())
                .sum();
    }

    private static void count(
            List<FiredRule> fired, int kind, Map<String, FiredRule> rules, Map<String, long[]> counts) {
        for (FiredRule rule : fired) {
            rules.put(rule.id(), rule);
            counts.computeIfAbsent(rule.id(), id -> new long[3])[kind]++;
        }
    }
}
