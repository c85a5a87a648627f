package io.github.abmrules.rules.proof;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.diff.DecisionFields;
import io.github.abmrules.rules.internal.TracedSessions;
import io.github.abmrules.rules.stage.DecisionBatch;
import io.github.abmrules.rules.stage.DecisionContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides accounts again without a rule: a rule without which every account on which it fires is decided as with it decides
 * nothing. Thread-safe.
 */
final class Removals {
    private static final int ACCOUNTS_A_BATCH = 250;
    /** Of one batch as many accounts are decided again without a rule. */
    private static final int AGAIN = 10;

    /** Fields that list what was seen: they tell of a rule and follow from it, but decide nothing. */
    private static final Set<String> EVIDENCE = Set.of("promotion_triggers", "demotion_triggers");

    private final TracedSessions sessions;
    private final DecisionContext context;

    Removals(TracedSessions sessions, DecisionContext context) {
        this.sessions = sessions;
        this.context = context;
    }

    /**
     * A rule that decides nothing.
     *
     * @param accounts how many accounts were decided without it
     * @param shortest the one of them about which least is said
     */
    record Idle(int accounts, Account shortest) {}

    /**
     * Of some rules those that decide nothing, by id. What fires on none of the accounts is not among them.
     *
     * @param ids the rules to look at
     * @param accounts the accounts to decide about
     */
    Map<String, Idle> idle(Collection<String> ids, List<Account> accounts) {
        List<Account> mixed = new ArrayList<>(accounts);
        // Alike accounts stand side by side; mixed, nearly every rule shows what it decides in the first batch.
        Collections.shuffle(mixed, new Random(3));
        Set<String> open = new TreeSet<>(ids);
        Map<String, Idle> idle = new TreeMap<>();
        for (int from = 0; from < mixed.size() && !open.isEmpty(); from += ACCOUNTS_A_BATCH) {
            List<Account> some = mixed.subList(from, Math.min(mixed.size(), from + ACCOUNTS_A_BATCH));
            List<Outcome> outcomes = decided(some, Set.of());
            for (Map.Entry<String, List<Outcome>> fired : fired(outcomes, open).entrySet()) {
                String id = fired.getKey();
                if (differs(fired.getValue(), id)) {
                    open.remove(id);
                    idle.remove(id);
                } else {
                    idle.merge(id, seen(fired.getValue()), Removals::joined);
                }
            }
        }
        return idle;
    }

    private static Idle seen(List<Outcome> outcomes) {
        Account shortest = outcomes.stream()
                .map(Outcome::account)
                .min((one, other) -> Integer.compare(length(one), length(other)))
                .orElseThrow();
        return new Idle(outcomes.size(), shortest);
    }

    private static Idle joined(Idle one, Idle other) {
        return new Idle(
                one.accounts() + other.accounts(),
                length(one.shortest()) <= length(other.shortest()) ? one.shortest() : other.shortest());
    }

    private static int length(Account account) {
        return account.toString().length();
    }

    /** By rule some of the accounts on which it fired. */
    private static Map<String, List<Outcome>> fired(List<Outcome> outcomes, Set<String> ids) {
        Map<String, List<Outcome>> fired = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            Assignment assignment = outcome.assignment();
            if (assignment == null) {
                continue;
            }
            for (FiredRule rule : assignment.firedRules()) {
                if (ids.contains(rule.id())) {
                    List<Outcome> some = fired.computeIfAbsent(rule.id(), key -> new ArrayList<>());
                    if (some.size() < AGAIN) {
                        some.add(outcome);
                    }
                }
            }
        }
        return fired;
    }

    /** Whether any account is decided otherwise without a rule. */
    private boolean differs(List<Outcome> with, String id) {
        List<Outcome> without = decided(with.stream().map(Outcome::account).toList(), Set.of(id));
        if (without.isEmpty()) {
            return true;
        }
        for (int i = 0; i < with.size(); i++) {
            Assignment before = with.get(i).assignment();
            Assignment after = without.get(i).assignment();
            if (before == null
                    || after == null
                    // Its id tells whether a review is the one that waits already.
                    || !Objects.equals(before.review(), after.review())
                    || DecisionFields.changes(before, after).stream()
                            .anyMatch(change -> !EVIDENCE.contains(change.field()))) {
                return true;
            }
        }
        return false;
    }

    /** What comes of accounts; nothing when the rules fail as a whole. */
    private List<Outcome> decided(List<Account> accounts, Set<String> without) {
        try {
            return sessions.results(new DecisionBatch(context, accounts, AccountExamples.AS_OF), without);
        } catch (RuntimeException e) {
            return List.of();
        }
    }
}
