package io.github.abmrules.plaindrools;

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
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.Challenge;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Accounts of all kinds around an instant, the same for the same seed. Not thread-safe. */
final class VariedAccounts {
    private static final List<String> PEOPLE = List.of("ann", "bob", "cem");

    private final Random random;
    private final Instant asOf;

    private VariedAccounts(Random random, Instant asOf) {
        this.random = random;
        this.asOf = asOf;
    }

    static List<Account> around(Instant asOf, long seed, int count) {
        VariedAccounts accounts = new VariedAccounts(new Random(seed), asOf);
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> accounts.account("account-" + i))
                .toList();
    }

    private Account account(String id) {
        boolean scored = chance(15);
        Cluster standing = pick(Cluster.values());
        return Account.builder(id)
                .icpTier(scored ? null : pick(IcpTier.values()))
                .firmographics(scored ? firmographics() : null)
                .inCrm(!chance(8))
                .engagementLevel(chance(10) ? pick(EngagementLevel.values()) : null)
                .signals(some(4, () -> signal()))
                .triggerStatus(chance(15) ? pick(TriggerStatus.values()) : null)
                .triggers(some(2, () -> new Trigger("funding", pick(TriggerPolarity.values()), date(), null, null)))
                .deals(some(2, () -> deal()))
                .contacts(PEOPLE.stream()
                        .map(person -> new Contact(person, null, chance(60)))
                        .toList())
                .events(some(2, () -> AccountEvent.of(pick(events()), date())))
                .current(
                        chance(30)
                                ? null
                                : CurrentCluster.of(standing, asOf.minus(days(300)), pick(EnteredBy.values())))
                .reviews(some(1, () -> review(standing)))
                .pin(chance(8) ? new Pin(pick(Cluster.values()), date().plus(days(100)), "asked for", "ann") : null)
                .activeFocusTaken(random.nextInt(40))
                .jobToBeDone(chance(40) ? "close the books" : null)
                .challenge(chance(40) ? pick(Challenge.values()) : null)
                .build();
    }

    private Firmographics firmographics() {
        return new Firmographics(
                pick("software", "mining"),
                chance(80) ? (long) random.nextInt(8_000) : null,
                chance(60) ? BigDecimal.valueOf(random.nextInt(3_000) * 1_000_000L) : null,
                pick("Germany", "Chile"),
                chance(50) ? 1990 + random.nextInt(40) : null,
                chance(50) ? List.of("crm") : List.of(),
                List.of());
    }

    private Signal signal() {
        return new Signal(pick(SignalType.values()), date(), chance(30) ? null : pick(PEOPLE), chance(50));
    }

    private Deal deal() {
        String id = "deal-" + random.nextInt(1_000_000);
        return chance(60)
                ? Deal.open(id, chance(20) ? null : date(), chance(40) ? null : date())
                : Deal.closed(id, pick(DealStatus.CLOSED_LOST, DealStatus.CLOSED_WON), date());
    }

    private static EventType[] events() {
        return new EventType[] {
            EventType.DEAL_STALLED,
            EventType.CHAMPION_LEFT,
            EventType.BUDGET_CYCLE_MISSED,
            EventType.CONFIRMED_NO_PRIORITY,
            EventType.CHALLENGE_VALIDATED,
            EventType.TIMELINE_EXPRESSED,
            EventType.BUDGET_EXPRESSED
        };
    }

    private Review review(Cluster from) {
        Instant raisedAt = asOf.minus(days(5 + random.nextInt(60)));
        Review review = Review.pending(
                "review-" + random.nextInt(1_000_000),
                from,
                chance(50) ? Cluster.ACTIVE_FOCUS : pick(Cluster.values()),
                List.of(pick(ReviewReason.values())),
                raisedAt);
        return chance(40)
                ? review
                : review.decided(
                        pick(ReviewStatus.APPROVED, ReviewStatus.REJECTED), raisedAt.plus(days(4)), "ann", null);
    }

    /** Mostly within the last year, sometimes exactly on the edge of a window, now and then in the future. */
    private Instant date() {
        return switch (random.nextInt(8)) {
            case 0 -> asOf;
            case 1 -> asOf.minus(days(30));
            case 2 -> asOf.minus(days(181));
            case 3 -> asOf.plus(days(1 + random.nextInt(10)));
            default -> asOf.minus(days(random.nextInt(365))).minusSeconds(random.nextInt(86_400));
        };
    }

    private <T> List<T> some(int most, Supplier<T> supplier) {
        return Stream.generate(supplier).limit(random.nextInt(most + 1)).toList();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
