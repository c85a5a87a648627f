package io.github.abmrules.rules.explain;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Finds the smallest sets of changes to an account that give it another cluster, by deciding again with each applied: no
 * more is claimed than was seen. Immutable and thread-safe.
 */
public final class NearestChange {
    private static final int MOST_TOGETHER = 3;
    private static final int MOST_ANSWERS = 12;
    private static final List<EventType> EVENTS = List.of(
            EventType.CHALLENGE_VALIDATED,
            EventType.TIMELINE_EXPRESSED,
            EventType.BUDGET_EXPRESSED,
            EventType.CHAMPION_LEFT,
            EventType.BUDGET_CYCLE_MISSED,
            EventType.CONFIRMED_NO_PRIORITY);

    private final BiFunction<List<Account>, Instant, List<Outcome>> decide;

    /**
     * A search.
     *
     * @param decide decides about accounts, such as {@code engine::decideEach}
     */
    public NearestChange(BiFunction<List<Account>, Instant, List<Outcome>> decide) {
        this.decide = decide;
    }

    /**
     * The smallest sets of changes after which the rules say a cluster, each in words; empty when there is none of up to
     * three changes, or when the rules say it already.
     */
    public List<List<String>> to(Cluster cluster, Account account, Instant asOf) {
        if (says(decide.apply(List.of(account), asOf).get(0), cluster)) {
            return List.of();
        }
        Map<String, UnaryOperator<Account>> changes = changes(account, asOf);
        List<String> names = List.copyOf(changes.keySet());
        List<List<String>> sets = new ArrayList<>();
        names.forEach(name -> sets.add(List.of(name)));
        for (int size = 1; size <= MOST_TOGETHER; size++) {
            List<List<String>> found = new ArrayList<>();
            List<Account> changed = new ArrayList<>();
            for (List<String> set : sets) {
                Account result = account;
                for (String name : set) {
                    result =
                            changes.getOrDefault(name, UnaryOperator.identity()).apply(result);
                }
                changed.add(result);
            }
            List<Outcome> outcomes = decide.apply(changed, asOf);
            for (int i = 0; i < sets.size() && found.size() < MOST_ANSWERS; i++) {
                if (says(outcomes.get(i), cluster)) {
                    found.add(sets.get(i));
                }
            }
            if (!found.isEmpty()) {
                return List.copyOf(found);
            }
            List<List<String>> larger = larger(sets, names);
            sets.clear();
            sets.addAll(larger);
        }
        return List.of();
    }

    private static List<List<String>> larger(List<List<String>> sets, List<String> names) {
        List<List<String>> larger = new ArrayList<>();
        for (List<String> set : sets) {
            int last = names.indexOf(set.get(set.size() - 1));
            for (String name : names.subList(last + 1, names.size())) {
                List<String> more = new ArrayList<>(set);
                more.add(name);
                larger.add(List.copyOf(more));
            }
        }
        return larger;
    }

    private static boolean says(Outcome outcome, Cluster cluster) {
        Assignment assignment = outcome.assignment();
        return assignment != null && assignment.cluster() == cluster;
    }

    private static Map<String, UnaryOperator<Account>> changes(Account account, Instant asOf) {
        Map<String, UnaryOperator<Account>> changes = new LinkedHashMap<>();
        for (IcpTier tier : IcpTier.values()) {
            if (tier != account.icpTier()) {
                changes.put(
                        "icp_tier " + tier, it -> it.toBuilder().icpTier(tier).build());
            }
        }
        if (account.engagementLevel() != null) {
            for (EngagementLevel level : EngagementLevel.values()) {
                if (level != account.engagementLevel()) {
                    changes.put(
                            "engagement_level " + level,
                            it -> it.toBuilder().engagementLevel(level).build());
                }
            }
        }
        for (TriggerStatus status : List.of(TriggerStatus.YES, TriggerStatus.NO)) {
            if (status != account.triggerStatus()) {
                changes.put(
                        "trigger_status " + status,
                        it -> it.toBuilder().triggerStatus(status).build());
            }
        }
        for (SignalType type : SignalType.values()) {
            changes.put("a signal " + type, it -> with(it, new Signal(type, asOf, null, true)));
        }
        for (EventType type : EVENTS) {
            changes.put("an event " + type, it -> with(it, AccountEvent.of(type, asOf)));
        }
        changes.put("an open deal", it -> {
            List<Deal> deals = new ArrayList<>(it.deals());
            deals.add(Deal.open("another deal", asOf, asOf));
            return it.toBuilder().deals(deals).build();
        });
        changes.put("two members of the buying committee who reply", it -> withCommittee(it, asOf));
        return changes;
    }

    private static Account withCommittee(Account account, Instant asOf) {
        List<Contact> contacts = new ArrayList<>(account.contacts());
        contacts.add(new Contact("another member", null, true));
        contacts.add(new Contact("one more member", null, true));
        List<Signal> signals = new ArrayList<>(account.signals());
        signals.add(Signal.of(SignalType.EMAIL_REPLY, asOf, "another member"));
        signals.add(Signal.of(SignalType.EMAIL_REPLY, asOf, "one more member"));
        return account.toBuilder().contacts(contacts).signals(signals).build();
    }

    private static Account with(Account account, Signal signal) {
        List<Signal> signals = new ArrayList<>(account.signals());
        signals.add(signal);
        return account.toBuilder().signals(signals).build();
    }

    private static Account with(Account account, AccountEvent event) {
        List<AccountEvent> events = new ArrayList<>(account.events());
        events.add(event);
        return account.toBuilder().events(events).build();
    }
}
