package io.github.abmrules.rules.reference;

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
import io.github.abmrules.core.programme.CompanyStage;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.core.trust.TrustLevel;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Random accounts around an instant. The same seed, instant, zone and restrictions give the same accounts. Dates crowd
 * around what the contract compares them with: the instant itself, the edges of the windows, and the other dates of the
 * account. Not thread-safe.
 *
 * <p>Left out because the contract does not say what they mean: two approved moves decided at the same instant, two
 * pending reviews raised at the same instant, a floor after the instant, two different deals or contacts with
 * the same id.
 */
public final class RandomAccounts {

    private static final List<EventType> CLUSTER_EVENTS =
            List.of(EventType.values()).subList(0, 7);
    private static final List<EventType> TRUST_EVENTS =
            List.of(EventType.values()).subList(7, EventType.values().length);
    private static final List<String> PEOPLE = List.of("p1", "p2", "p3", "p4");
    private static final Duration TICK = Duration.ofNanos(1);

    private final Random random;
    private final Instant asOf;
    private final ZoneId zone;
    private final boolean onlyNew;
    private final boolean onlyInCrm;
    private final boolean withoutReviews;
    private final boolean withoutPins;
    private final boolean withoutFuture;
    private final List<Instant> anchors = new ArrayList<>();
    private int produced;

    private RandomAccounts(
            Random random,
            Instant asOf,
            ZoneId zone,
            boolean onlyNew,
            boolean onlyInCrm,
            boolean withoutReviews,
            boolean withoutPins,
            boolean withoutFuture) {
        this.random = random;
        this.asOf = asOf;
        this.zone = zone;
        this.onlyNew = onlyNew;
        this.onlyInCrm = onlyInCrm;
        this.withoutReviews = withoutReviews;
        this.withoutPins = withoutPins;
        this.withoutFuture = withoutFuture;
    }

    /** Accounts of all kinds. */
    public static RandomAccounts around(Instant asOf, ZoneId zone, long seed) {
        return new RandomAccounts(new Random(seed), asOf, zone, false, false, false, false, false);
    }

    /** Only accounts without a current cluster. */
    public RandomAccounts onlyNew() {
        return new RandomAccounts(random, asOf, zone, true, onlyInCrm, withoutReviews, withoutPins, withoutFuture);
    }

    /** Only accounts that the CRM knows. */
    public RandomAccounts onlyInCrm() {
        return new RandomAccounts(random, asOf, zone, onlyNew, true, withoutReviews, withoutPins, withoutFuture);
    }

    /** Only accounts without reviews. */
    public RandomAccounts withoutReviews() {
        return new RandomAccounts(random, asOf, zone, onlyNew, onlyInCrm, true, withoutPins, withoutFuture);
    }

    /** Only accounts without a pin. */
    public RandomAccounts withoutPins() {
        return new RandomAccounts(random, asOf, zone, onlyNew, onlyInCrm, withoutReviews, true, withoutFuture);
    }

    /** Only accounts without evidence or reviews that are dated after the instant. */
    public RandomAccounts withoutFuture() {
        return new RandomAccounts(random, asOf, zone, onlyNew, onlyInCrm, withoutReviews, withoutPins, true);
    }

    /** That many accounts. */
    public Stream<Account> stream(int count) {
        return Stream.generate(this::next).limit(count);
    }

    /** The next account. */
    public Account next() {
        anchors.clear();
        CurrentCluster current = onlyNew || chance(30) ? null : current();
        List<Review> reviews = withoutReviews || chance(40) ? List.of() : reviews(current);
        int most = pick(List.of(0, 1, 2, 3, 6));
        List<Deal> deals = deals(Math.min(most, 3));
        return Account.builder("acc-" + produced++)
                .company(chance(50) ? "Company " + produced : null)
                .icpTier(pick(List.of(
                        IcpTier.A, IcpTier.A, IcpTier.B, IcpTier.B, IcpTier.C, IcpTier.C, IcpTier.D, IcpTier.E)))
                .inCrm(onlyInCrm || !chance(8))
                .engagementLevel(chance(15) ? pick(EngagementLevel.values()) : null)
                .signals(list(most, this::signal))
                .triggerStatus(chance(15) ? pick(TriggerStatus.values()) : null)
                .triggers(list(Math.min(most, 2), this::trigger))
                .deals(deals)
                .contacts(contacts())
                .events(list(Math.min(most, 4), () -> event(deals)))
                .current(current)
                .reviews(reviews)
                .pin(withoutPins || !chance(8) ? null : pin())
                .activeFocusTaken(pick(List.of(0, 0, 0, 1, 28, 29, 29, 30, 31, random.nextInt(41))))
                .trustLevel(chance(30) ? pick(TrustLevel.values()) : null)
                .trustLevelAt(chance(20) ? date() : null)
                .jobToBeDone(chance(30) ? "job" : null)
                .challenge(chance(40) ? pick(Challenge.values()) : null)
                .vertical(chance(40) ? pick(List.of("software", "retail")) : null)
                .stage(chance(40) ? pick(CompanyStage.values()) : null)
                .build();
    }

    /** The same account with its lists in another order and some entries twice. */
    public static Account shuffled(Account account, Random random) {
        return account.toBuilder()
                .signals(shuffled(account.signals(), random))
                .triggers(shuffled(account.triggers(), random))
                .deals(shuffled(account.deals(), random))
                .contacts(shuffled(account.contacts(), random))
                .events(shuffled(account.events(), random))
                .reviews(shuffled(account.reviews(), random))
                .build();
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> other = new ArrayList<>(list);
        for (T entry : list) {
            if (random.nextInt(3) == 0) {
                other.add(entry);
            }
        }
        Collections.shuffle(other, random);
        return other;
    }

    private CurrentCluster current() {
        Cluster cluster = pick(List.of(
                Cluster.MONITOR_ONLY,
                Cluster.CLUSTER_ICP,
                Cluster.CLUSTER_ICP,
                Cluster.FUTURE_PIPELINE,
                Cluster.FUTURE_PIPELINE,
                Cluster.FUTURE_PIPELINE,
                Cluster.ACTIVE_FOCUS,
                Cluster.ACTIVE_FOCUS,
                Cluster.ACTIVE_FOCUS));
        Instant since = chance(50) ? pastDate() : anchored(asOf.minus(days(400)));
        return new CurrentCluster(
                cluster,
                since,
                pick(List.of(EnteredBy.INITIAL, EnteredBy.PROMOTION, EnteredBy.PROMOTION, EnteredBy.DEMOTION)),
                chance(15) ? pastDate() : null,
                chance(cluster == Cluster.ACTIVE_FOCUS ? 15 : 3) ? pick(IcpTier.values()) : null);
    }

    private List<Review> reviews(@Nullable CurrentCluster current) {
        Cluster standing = current == null ? Cluster.MONITOR_ONLY : current.cluster();
        List<Review> reviews = new ArrayList<>();
        Set<Instant> decided = new HashSet<>();
        Set<Instant> waiting = new HashSet<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            Cluster from = chance(70) ? standing : pick(Cluster.values());
            Cluster to = chance(20) ? from : chance(40) ? Cluster.ACTIVE_FOCUS : pick(Cluster.values());
            ReviewStatus status = pick(List.of(
                    ReviewStatus.PENDING,
                    ReviewStatus.PENDING,
                    ReviewStatus.APPROVED,
                    ReviewStatus.REJECTED,
                    ReviewStatus.REJECTED,
                    ReviewStatus.EXPIRED,
                    ReviewStatus.SUPERSEDED));
            Instant raisedAt = status == ReviewStatus.PENDING && chance(60) ? asOf.minus(days(30)) : date();
            Instant decidedAt = null;
            if (status == ReviewStatus.PENDING) {
                if (!waiting.add(raisedAt)) {
                    continue;
                }
            } else if (status == ReviewStatus.APPROVED || status == ReviewStatus.REJECTED || chance(50)) {
                decidedAt = date();
                if (decidedAt.isBefore(raisedAt)) {
                    Instant earlier = decidedAt;
                    decidedAt = raisedAt;
                    raisedAt = earlier;
                }
                if (status == ReviewStatus.APPROVED && from != to && !decided.add(decidedAt)) {
                    continue;
                }
            }
            String reviewer = decidedAt == null ? null : pick(List.of("ann", "bob"));
            reviews.add(new Review(
                    "review-" + produced + "-" + i,
                    from,
                    to,
                    reasons(from, to),
                    status,
                    raisedAt,
                    decidedAt,
                    reviewer,
                    null));
        }
        return reviews;
    }

    private List<ReviewReason> reasons(Cluster from, Cluster to) {
        EnumSet<ReviewReason> reasons = EnumSet.noneOf(ReviewReason.class);
        if (to == from || chance(15)) {
            reasons.add(ReviewReason.SIGNALS_CONFLICT);
        }
        if (to == Cluster.ACTIVE_FOCUS && from != to) {
            reasons.add(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS);
            if (chance(20)) {
                reasons.add(ReviewReason.ACTIVE_FOCUS_CAPACITY);
            }
        }
        if (from == Cluster.ACTIVE_FOCUS && from != to) {
            reasons.add(ReviewReason.DEMOTION_FROM_ACTIVE_FOCUS);
        }
        return List.copyOf(reasons);
    }

    private Signal signal() {
        SignalType type = pick(SignalType.values());
        boolean intentPage = chance(type == SignalType.WEBSITE_VISIT ? 50 : 5);
        return new Signal(type, date(), chance(30) ? null : pick(PEOPLE), intentPage);
    }

    private Trigger trigger() {
        Instant detectedAt = date();
        Instant expiresAt = switch (random.nextInt(6)) {
            case 0 -> asOf;
            case 1 -> asOf.plus(TICK);
            case 2 -> date();
            default -> null;
        };
        return new Trigger(
                pick(List.of("funding", "new_executive")),
                chance(75) ? TriggerPolarity.POSITIVE : TriggerPolarity.NEGATIVE,
                detectedAt,
                expiresAt,
                chance(50) ? "news" : null);
    }

    private List<Deal> deals(int most) {
        List<Deal> deals = new ArrayList<>();
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            DealStatus status = pick(List.of(
                    DealStatus.OPEN,
                    DealStatus.OPEN,
                    DealStatus.OPEN,
                    DealStatus.OPEN,
                    DealStatus.CLOSED_LOST,
                    DealStatus.CLOSED_LOST,
                    DealStatus.CLOSED_WON));
            deals.add(new Deal(
                    "deal-" + i,
                    pick(List.of("discovery", "proposal")),
                    status,
                    chance(50) ? BigDecimal.valueOf(random.nextInt(100_000)) : null,
                    chance(25) ? null : date(),
                    chance(35) ? null : date(),
                    chance(status == DealStatus.OPEN ? 70 : 15) ? null : date(),
                    chance(50) ? "call" : null,
                    chance(50) ? pick(List.of("ann", "bob")) : null,
                    chance(50) ? List.of() : List.of("p1", "p2")));
        }
        return deals;
    }

    private List<Contact> contacts() {
        List<Contact> contacts = new ArrayList<>();
        for (String person : PEOPLE) {
            if (chance(60)) {
                contacts.add(new Contact(person, chance(50) ? "cfo" : null, chance(60)));
            }
        }
        return contacts;
    }

    private AccountEvent event(List<Deal> deals) {
        EventType type = pick(chance(80) ? CLUSTER_EVENTS : TRUST_EVENTS);
        TrustLevel level = type == EventType.TRUST_LOST ? pick(TrustLevel.values()) : null;
        String dealId = null;
        if (type == EventType.DEAL_STALLED && chance(60)) {
            dealId = deals.isEmpty() || chance(15) ? "deal-x" : pick(deals).dealId();
        }
        return new AccountEvent(type, date(), level, dealId);
    }

    private Pin pin() {
        Instant until = switch (random.nextInt(5)) {
            case 0 -> asOf;
            case 1 -> asOf.plus(TICK);
            case 2 -> asOf.minus(days(60));
            default -> asOf.plus(days(60));
        };
        return new Pin(pick(Cluster.values()), until, chance(50) ? "asked for" : null, "ann");
    }

    private Instant pastDate() {
        Instant date = date();
        return date.isAfter(asOf) ? asOf : date;
    }

    private Instant date() {
        Instant date = rawDate();
        if (withoutFuture && date.isAfter(asOf)) {
            date = asOf;
        }
        return anchored(date);
    }

    private Instant anchored(Instant date) {
        anchors.add(date);
        return date;
    }

    private Instant rawDate() {
        int kind = random.nextInt(100);
        if (kind < 20 && !anchors.isEmpty()) {
            return nudged(pick(anchors));
        }
        if (kind < 25) {
            return nudged(asOf);
        }
        if (kind < 35) {
            return nudged(asOf.minus(Duration.ofDays(30)));
        }
        if (kind < 45) {
            // Up to three days to each side, where the ends of months of different length fall together.
            return nudged(asOf.atZone(zone)
                    .minusMonths(6)
                    .plusDays(random.nextInt(7) - 3L)
                    .toInstant());
        }
        if (kind < 48) {
            return asOf.plus(days(60));
        }
        if (kind < 75) {
            return asOf.minus(days(30));
        }
        if (kind < 90) {
            return asOf.minus(days(160)).minus(Duration.ofDays(30));
        }
        return asOf.minus(days(700)).minus(Duration.ofDays(150));
    }

    private Instant nudged(Instant instant) {
        return switch (random.nextInt(3)) {
            case 0 -> instant.minus(TICK);
            case 1 -> instant;
            default -> instant.plus(TICK);
        };
    }

    /** More than nothing, less than that many days. */
    private Duration days(int most) {
        return Duration.ofSeconds(1 + random.nextInt(most * 86_400 - 1));
    }

    private <T> List<T> list(int most, Supplier<T> entry) {
        return Stream.generate(entry).limit(random.nextInt(most + 1)).toList();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }

    private <T> T pick(T[] options) {
        return options[random.nextInt(options.length)];
    }
}
