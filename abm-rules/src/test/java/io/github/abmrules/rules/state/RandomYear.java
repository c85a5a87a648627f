package io.github.abmrules.rules.state;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerPolarity;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.core.store.AccountState;
import io.github.abmrules.core.store.ReviewFilter;
import io.github.abmrules.core.store.StoredReview;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A year of a made-up programme: what comes to be known of accounts on which day, and what people decide. The same seed gives
 * the same year, whatever else is evaluated in between.
 */
final class RandomYear {
    static final Instant START = Instant.parse("2026-01-01T18:00:00Z");
    static final int DAYS = 400;

    private final Map<Integer, List<Account>> known = new HashMap<>();
    private final long seed;

    RandomYear(long seed, int accounts) {
        this.seed = seed;
        Random random = new Random(seed);
        for (int i = 0; i < accounts; i++) {
            account("acc-" + i, random);
        }
    }

    static Instant day(int number) {
        return START.plus(Duration.ofDays(number));
    }

    private void account(String id, Random random) {
        int day = random.nextInt(60);
        List<Signal> signals = new ArrayList<>();
        List<Trigger> triggers = new ArrayList<>();
        List<AccountEvent> events = new ArrayList<>();
        Map<String, Deal> deals = new HashMap<>();
        IcpTier tier = pick(random, IcpTier.A, IcpTier.A, IcpTier.B, IcpTier.C, IcpTier.D);
        List<Contact> contacts = List.of(new Contact("p1", null, true), new Contact("p2", null, true));
        while (day < DAYS) {
            // What is seen on a day happened shortly before, and now and then is still to come.
            Instant at = day(day).minus(Duration.ofHours(random.nextInt(60) - 10L));
            switch (random.nextInt(9)) {
                case 0, 1, 2 ->
                    signals.add(new Signal(
                            pick(random, SignalType.values()),
                            at,
                            pick(random, "p1", "p2", null),
                            random.nextBoolean()));
                case 3 ->
                    triggers.add(new Trigger(
                            "funding",
                            random.nextInt(4) == 0 ? TriggerPolarity.NEGATIVE : TriggerPolarity.POSITIVE,
                            at,
                            random.nextBoolean() ? null : at.plus(Duration.ofDays(random.nextInt(90))),
                            "news"));
                case 4 ->
                    events.add(AccountEvent.of(
                            pick(
                                    random,
                                    EventType.CHAMPION_LEFT,
                                    EventType.BUDGET_CYCLE_MISSED,
                                    EventType.CONFIRMED_NO_PRIORITY,
                                    EventType.CHALLENGE_VALIDATED,
                                    EventType.TIMELINE_EXPRESSED,
                                    EventType.DEAL_STALLED),
                            at));
                case 5, 6 -> {
                    String deal = "deal-" + random.nextInt(2);
                    Deal now = deals.get(deal);
                    if (now == null) {
                        deals.put(deal, Deal.open(deal, at, null));
                    } else if (now.status() == DealStatus.OPEN) {
                        deals.put(
                                deal,
                                random.nextInt(3) > 0
                                        ? Deal.open(deal, now.stageEnteredAt(), at)
                                        : Deal.closed(
                                                deal,
                                                random.nextInt(4) == 0 ? DealStatus.CLOSED_WON : DealStatus.CLOSED_LOST,
                                                at));
                    }
                }
                case 7 -> tier = pick(random, IcpTier.A, IcpTier.B, IcpTier.C, IcpTier.D, IcpTier.E);
                default -> {}
            }
            known.computeIfAbsent(day, it -> new ArrayList<>())
                    .add(Account.builder(id)
                            .company("Company " + id)
                            .icpTier(tier)
                            .contacts(contacts)
                            .signals(signals)
                            .triggers(triggers)
                            .events(events)
                            .deals(List.copyOf(deals.values()))
                            .build());
            day += 1 + random.nextInt(random.nextInt(8) == 0 ? 230 : 40);
        }
    }

    /** Replays the year; evaluates on every day, or only on those on which something is due, known or decided. */
    void replay(AccountLedger ledger, boolean daily) {
        for (int day = 0; day < DAYS; day++) {
            Instant asOf = day(day);
            List<Account> news = known.getOrDefault(day, List.of());
            boolean decided = decideSome(ledger, day);
            if (!news.isEmpty()) {
                ledger.evaluateAll(news.iterator(), asOf, LedgerListener.NONE);
            }
            if (daily) {
                ledger.evaluateStored(asOf, LedgerListener.NONE);
            } else if (decided
                    || !news.isEmpty()
                    || !ledger.store().due(asOf, null, 1).isEmpty()) {
                ledger.evaluateDue(asOf, LedgerListener.NONE);
            }
        }
    }

    /** People decide some reviews, a while after they were raised, and pin an account now and then. */
    private boolean decideSome(AccountLedger ledger, int day) {
        Instant noon = day(day).minus(Duration.ofHours(6));
        boolean decided = false;
        for (StoredReview waiting : ledger.store().reviews(ReviewFilter.pending())) {
            Random dice = new Random(seed ^ waiting.review().id().hashCode());
            int patience = dice.nextInt(45);
            boolean approve = dice.nextInt(3) > 0;
            boolean onTime =
                    !waiting.review().raisedAt().plus(Duration.ofDays(patience)).isAfter(noon);
            if (onTime && waiting.review().status() == ReviewStatus.PENDING) {
                decided = true;
                try {
                    String id = waiting.review().id();
                    ledger.decide(
                            approve
                                    ? Verdict.approve(id, noon, "ann", null)
                                    : Verdict.reject(id, noon, "bob", "not yet"));
                } catch (ReviewDecisionException e) {
                    // It expired or was superseded when it was looked at, or there is no seat.
                }
            }
        }
        Random dice = new Random(seed * 31 + day);
        if (dice.nextInt(25) == 0) {
            String id = "acc-" + dice.nextInt(5);
            AccountState state = ledger.store().find(id);
            if (state != null && !noon.isBefore(state.changedAt())) {
                decided = true;
                Pin pin = new Pin(
                        pick(dice, Cluster.values()),
                        noon.plus(Duration.ofHours(50L + dice.nextInt(900))),
                        "asked",
                        "kim");
                ledger.pin(id, pin, noon);
            }
        }
        return decided;
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
