package io.github.abmrules.rules.proof;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerPolarity;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.Challenge;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.rules.internal.TracedSessions;
import io.github.abmrules.rules.stage.DecisionBatch;
import io.github.abmrules.rules.stage.DecisionContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that differ in what the rules of the cluster decision read, and the facts that come of them: real inputs that lead
 * to a fact, where there are any. Made when first asked for. Thread-safe.
 */
final class AccountExamples {
    private static final int ACCOUNTS_A_BATCH = 250;
    static final Instant AS_OF = Maker.AS_OF;
    private static final Instant RECENT = AS_OF.minus(Duration.ofDays(5));
    private static final Instant ENTERED = AS_OF.minus(Duration.ofDays(60));
    private static final Instant LONG_AGO = AS_OF.minus(Duration.ofDays(400));

    private final TracedSessions sessions;
    private final DecisionContext context;
    private final List<Object> facts = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();
    private boolean made;

    AccountExamples(TracedSessions sessions, DecisionContext context) {
        this.sessions = sessions;
        this.context = context;
    }

    /** All facts of a type that come of the accounts. */
    synchronized List<Object> facts(Class<?> type) {
        if (!made) {
            made = true;
            accounts();
            for (int from = 0; from < accounts.size(); from += ACCOUNTS_A_BATCH) {
                List<Account> some = accounts.subList(from, Math.min(accounts.size(), from + ACCOUNTS_A_BATCH));
                facts.addAll(sessions.carry(new DecisionBatch(context, some, AS_OF)));
            }
        }
        return facts.stream().filter(type::isInstance).toList();
    }

    /** The accounts. */
    synchronized List<Account> accounts() {
        if (accounts.isEmpty()) {
            accounts.addAll(made());
        }
        return accounts;
    }

    private static List<Account> made() {
        List<UnaryOperator<Account>> extras = extras();
        List<UnaryOperator<Account>> singles = singles();
        List<Account> accounts = new ArrayList<>();
        for (IcpTier tier : IcpTier.values()) {
            for (Cluster standing : standings()) {
                for (TriggerStatus trigger : List.of(TriggerStatus.NO, TriggerStatus.YES)) {
                    List<@Nullable EngagementLevel> levels = new ArrayList<>(Arrays.asList(EngagementLevel.values()));
                    levels.add(null);
                    for (EngagementLevel level : levels) {
                        Account plain = plain(tier, standing, trigger, level);
                        accounts.add(plain);
                        extras.forEach(extra -> accounts.add(extra.apply(plain)));
                        singles.forEach(single -> accounts.add(single.apply(plain)));
                        if (level == null || level == EngagementLevel.MEDIUM) {
                            pairs(plain, extras, accounts);
                        }
                    }
                }
            }
        }
        return accounts;
    }

    private static void pairs(Account plain, List<UnaryOperator<Account>> extras, List<Account> accounts) {
        for (int i = 0; i < extras.size(); i++) {
            for (int j = i + 1; j < extras.size(); j++) {
                accounts.add(extras.get(j).apply(extras.get(i).apply(plain)));
            }
        }
    }

    private static List<@Nullable Cluster> standings() {
        List<@Nullable Cluster> standings = new ArrayList<>(Arrays.asList(Cluster.values()));
        standings.add(null);
        return standings;
    }

    private static Account plain(
            IcpTier tier, @Nullable Cluster standing, TriggerStatus trigger, @Nullable EngagementLevel level) {
        Account.Builder builder =
                Account.builder("example").company("Example").icpTier(tier).triggerStatus(trigger);
        if (level != null) {
            builder.engagementLevel(level);
        }
        if (standing != null) {
            builder.current(new CurrentCluster(standing, ENTERED, EnteredBy.INITIAL, null, null));
        }
        return builder.build();
    }

    private static List<UnaryOperator<Account>> extras() {
        List<UnaryOperator<Account>> extras = new ArrayList<>();
        extras.add(account -> account.toBuilder().inCrm(false).build());
        for (SignalType type :
                List.of(SignalType.WEBSITE_VISIT, SignalType.CONTENT_DOWNLOAD, SignalType.DEMO, SignalType.AD_CLICK)) {
            extras.add(account -> with(account, new Signal(type, RECENT, null, true)));
        }
        for (EventType type : List.of(
                EventType.CHALLENGE_VALIDATED,
                EventType.CHAMPION_LEFT,
                EventType.BUDGET_CYCLE_MISSED,
                EventType.CONFIRMED_NO_PRIORITY)) {
            extras.add(account -> with(account, AccountEvent.of(type, RECENT)));
        }
        extras.add(account -> with(account, Deal.open("deal", RECENT, RECENT)));
        extras.add(account -> with(account, Deal.open("stalled deal", LONG_AGO, LONG_AGO)));
        extras.add(account -> with(account, Deal.closed("lost deal", DealStatus.CLOSED_LOST, RECENT)));
        extras.add(account -> with(account, Deal.closed("won deal", DealStatus.CLOSED_WON, RECENT)));
        extras.add(account -> account.toBuilder()
                .pin(new Pin(Cluster.CLUSTER_ICP, AS_OF.plus(Duration.ofDays(9)), "a wish", "somebody"))
                .build());
        extras.add(account -> account.toBuilder().activeFocusTaken(30).build());
        extras.add(account -> account.toBuilder().jobToBeDone("a job").build());
        extras.add(AccountExamples::floored);
        extras.add(AccountExamples::entered);
        extras.add(AccountExamples::committee);
        return extras;
    }

    /** What is tried alone only: evidence that counts as other evidence does, and what people said. */
    private static List<UnaryOperator<Account>> singles() {
        List<UnaryOperator<Account>> singles = new ArrayList<>();
        for (SignalType type : SignalType.values()) {
            singles.add(account -> with(account, new Signal(type, RECENT, null, false)));
        }
        for (EventType type :
                List.of(EventType.TIMELINE_EXPRESSED, EventType.BUDGET_EXPRESSED, EventType.DEAL_STALLED)) {
            singles.add(account -> with(
                    with(account, Deal.open("deal", ENTERED, RECENT)), AccountEvent.of(type, RECENT.plusSeconds(1))));
            singles.add(account -> with(account, AccountEvent.of(type, RECENT)));
        }
        singles.add(account -> with(
                with(committee(account), AccountEvent.of(EventType.CHALLENGE_VALIDATED, RECENT)),
                AccountEvent.of(EventType.BUDGET_EXPRESSED, RECENT)));
        singles.add(account -> news(account, null));
        singles.add(account -> news(account, AS_OF.plus(Duration.ofDays(9))));
        singles.add(account -> account.toBuilder()
                .contacts(new Contact("somebody", null, false))
                .build());
        singles.add(account -> account.toBuilder().challenge(Challenge.GROWTH).build());
        singles.add(account -> reviewed(account, Cluster.ACTIVE_FOCUS, RECENT, false));
        singles.add(account -> reviewed(account, Cluster.ACTIVE_FOCUS, LONG_AGO, false));
        singles.add(account -> reviewed(account, Cluster.ACTIVE_FOCUS, RECENT, true));
        singles.add(account -> reviewed(account, Cluster.MONITOR_ONLY, RECENT, true));
        for (IcpTier tier : List.of(IcpTier.D, IcpTier.E)) {
            singles.add(account -> rejectedAt(account, tier));
        }
        return singles;
    }

    /** News in the place of a given trigger status. */
    private static Account news(Account account, @Nullable Instant until) {
        return account.toBuilder()
                .triggerStatus(null)
                .triggers(new Trigger("news", TriggerPolarity.POSITIVE, RECENT, until, null))
                .build();
    }

    /** With a review that waits, or was rejected. */
    private static Account reviewed(Account account, Cluster proposed, Instant at, boolean rejected) {
        CurrentCluster current = account.current();
        Cluster from = current == null ? Cluster.MONITOR_ONLY : current.cluster();
        ReviewReason reason = proposed == Cluster.ACTIVE_FOCUS
                ? ReviewReason.PROMOTION_TO_ACTIVE_FOCUS
                : ReviewReason.DEMOTION_FROM_ACTIVE_FOCUS;
        Review review = Review.pending("review", from, proposed, List.of(reason), at);
        return account.toBuilder()
                .reviews(rejected ? review.reject(at.plusSeconds(1), "somebody", null) : review)
                .build();
    }

    /** Where a drop to Monitor Only was rejected at a tier. */
    private static Account rejectedAt(Account account, IcpTier tier) {
        CurrentCluster current = account.current();
        return current == null
                ? account
                : account.toBuilder()
                        .current(
                                new CurrentCluster(current.cluster(), current.since(), current.enteredBy(), null, tier))
                        .build();
    }

    /** Where it stands since a demotion, so that older evidence does not count. */
    private static Account floored(Account account) {
        CurrentCluster current = account.current();
        return current == null
                ? account
                : account.toBuilder()
                        .current(new CurrentCluster(current.cluster(), current.since(), EnteredBy.DEMOTION, null, null))
                        .build();
    }

    /** Where it stands for so long that it may have gone quiet. */
    private static Account entered(Account account) {
        CurrentCluster current = account.current();
        return current == null
                ? account
                : account.toBuilder()
                        .current(new CurrentCluster(current.cluster(), LONG_AGO, current.enteredBy(), null, null))
                        .build();
    }

    private static Account committee(Account account) {
        Account with = account;
        List<Contact> contacts = new ArrayList<>(account.contacts());
        for (String id : List.of("member one", "member two")) {
            contacts.add(new Contact(id, null, true));
            with = with(with, Signal.of(SignalType.EMAIL_REPLY, RECENT, id));
        }
        return with.toBuilder().contacts(contacts).build();
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

    private static Account with(Account account, Deal deal) {
        List<Deal> deals = new ArrayList<>(account.deals());
        deals.add(deal);
        return account.toBuilder().deals(deals).build();
    }
}
