package io.github.abmrules.rules.reference;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerPolarity;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.ProgramType;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides one account by the contract, from top to bottom, without rules. Numbers are sections of the contract. */
public final class ReferenceDecision {

    /**
     * What the contract decides about an account.
     *
     * @param icpTier its fit
     * @param engagementLevel the level over all live signals, or the given one
     * @param triggerStatus the status over all live triggers, or the given one
     * @param cluster what the rules say
     * @param effectiveCluster what is in force
     * @param previousCluster {@code current.cluster} of the input
     * @param promotionTriggers what speaks for the rise, in the order of the table
     * @param availablePromotionTriggers what is missing and would raise {@code cluster}, in the order of the table
     * @param demotionTriggers what speaks for a fall, in the order of the table
     * @param reviewReasons why a person has to look; null when nobody has to
     * @param reviewFrom the cluster the account would leave; null without a review
     * @param reviewProposed the cluster it would enter; null without a review
     * @param reviewId id of the pending review in the input that this is; null for a new one, or none
     * @param programType the programme of the effective cluster
     */
    public record Expected(
            IcpTier icpTier,
            EngagementLevel engagementLevel,
            TriggerStatus triggerStatus,
            Cluster cluster,
            Cluster effectiveCluster,
            @Nullable Cluster previousCluster,
            List<PromotionTrigger> promotionTriggers,
            List<PromotionTrigger> availablePromotionTriggers,
            List<DemotionTrigger> demotionTriggers,
            @Nullable Set<ReviewReason> reviewReasons,
            @Nullable Cluster reviewFrom,
            @Nullable Cluster reviewProposed,
            @Nullable String reviewId,
            ProgramType programType) {

        /** Copies the collections. */
        public Expected {
            promotionTriggers = List.copyOf(promotionTriggers);
            availablePromotionTriggers = List.copyOf(availablePromotionTriggers);
            demotionTriggers = List.copyOf(demotionTriggers);
            if (reviewReasons != null) {
                reviewReasons = Collections.unmodifiableSet(EnumSet.copyOf(reviewReasons));
            }
        }
    }

    /**
     * Where the account stands once approved moves are applied.
     *
     * @param cluster Monitor Only also for an account without a cluster
     * @param since null for an account without a cluster
     * @param evidenceFrom the floor of 5.8 with its default; null for none
     * @param tierAtRejection the tier at which a drop to Monitor Only was rejected; null for none
     */
    record Standing(
            Cluster cluster,
            @Nullable Instant since,
            @Nullable Instant evidenceFrom,
            @Nullable IcpTier tierAtRejection) {

        private static final Standing NOWHERE = new Standing(Cluster.MONITOR_ONLY, null, null, null);

        private static Standing of(CurrentCluster current) {
            Instant floor = current.evidenceFrom();
            if (floor == null && current.enteredBy() == EnteredBy.DEMOTION) {
                floor = current.since();
            }
            if (current.cluster() == Cluster.MONITOR_ONLY) {
                floor = null;
            }
            return new Standing(current.cluster(), current.since(), floor, current.tierAtRejection());
        }

        private Standing after(Review approved) {
            Instant at = Objects.requireNonNull(approved.decidedAt());
            Cluster to = approved.proposedCluster();
            Instant floor = direction(approved) < 0 ? at : evidenceFrom;
            return new Standing(to, at, to == Cluster.MONITOR_ONLY ? null : floor, null);
        }

        private boolean clustered() {
            return cluster != Cluster.MONITOR_ONLY;
        }
    }

    /** The evidence that may lift the account: 5.8 and 6.6 applied. */
    private record Evidence(EngagementLevel level, boolean trigger, EnumSet<PromotionTrigger> promotions) {}

    /** A review to be raised, before it is compared with those of the input. */
    private record Proposal(Cluster from, Cluster to, EnumSet<ReviewReason> reasons) {}

    private static final Set<SignalType> HIGH_TYPES = EnumSet.of(SignalType.DEMO, SignalType.MEETING);
    private static final Set<SignalType> LOW_TYPES = EnumSet.of(SignalType.WEBSITE_VISIT, SignalType.AD_CLICK);
    private static final Set<EventType> PROMOTION_EVENTS =
            EnumSet.of(EventType.CHALLENGE_VALIDATED, EventType.TIMELINE_EXPRESSED, EventType.BUDGET_EXPRESSED);
    private static final EnumSet<PromotionTrigger> TO_FUTURE_PIPELINE = leadingTo(Cluster.FUTURE_PIPELINE);
    private static final EnumSet<PromotionTrigger> TO_ACTIVE_FOCUS = leadingTo(Cluster.ACTIVE_FOCUS);

    private final Account account;
    private final IcpTier tier;
    private final Instant asOf;
    private final ZoneId zone;
    private final ReferenceParameters parameters;
    private final Standing standing;
    private final @Nullable Instant liftingFloor;
    private final @Nullable Instant demotionFloor;

    private ReferenceDecision(Account account, Instant asOf, ZoneId zone, ReferenceParameters parameters) {
        this.account = account;
        this.asOf = asOf;
        this.zone = zone;
        this.parameters = parameters;
        CurrentCluster current = account.current();
        if (current != null && current.since().isAfter(asOf)) {
            throw new ReferenceRejection("current.since");
        }
        IcpTier given = account.icpTier();
        if (given == null) {
            throw new IllegalArgumentException("the reference needs an icp_tier for " + account.accountId());
        }
        tier = given;
        standing = standing(account, asOf);
        // 5.8: at D and E nothing is lifted, so that only a decision about the conflict itself sets a floor.
        liftingFloor = latest(Stream.concat(
                poorFit() ? Stream.empty() : Stream.ofNullable(standing.evidenceFrom()),
                Stream.concat(
                        decidedAt(review -> review.status() == ReviewStatus.REJECTED && direction(review) > 0),
                        decidedAt(review -> direction(review) == 0))));
        demotionFloor = latest(Stream.concat(
                Stream.ofNullable(standing.since()),
                Stream.concat(
                        decidedAt(review -> review.status() == ReviewStatus.REJECTED && direction(review) < 0),
                        decidedAt(review -> direction(review) == 0))));
    }

    /**
     * The decision.
     *
     * @throws ReferenceRejection when the account has to be rejected
     */
    public static Expected decide(Account account, Instant asOf, ZoneId zone, ReferenceParameters parameters) {
        return new ReferenceDecision(account, asOf, zone, parameters).decide();
    }

    /**
     * The tier of a score (12), which is rounded half-up to whole points first.
     *
     * @param score 0 to 100
     * @param knownShare the part of the weight that is known, 0 to 1
     * @throws ReferenceRejection when less than half the weight is known
     */
    public static IcpTier tier(BigDecimal score, BigDecimal knownShare, ReferenceParameters parameters) {
        if (knownShare.compareTo(new BigDecimal("0.5")) < 0) {
            throw new ReferenceRejection("icp_tier");
        }
        int points = score.setScale(0, RoundingMode.HALF_UP).intValueExact();
        if (points >= parameters.tierAFrom()) {
            return IcpTier.A;
        }
        if (points >= parameters.tierBFrom()) {
            return IcpTier.B;
        }
        if (points >= parameters.tierCFrom()) {
            return IcpTier.C;
        }
        return points >= parameters.tierDFrom() ? IcpTier.D : IcpTier.E;
    }

    /** The cell of the table in section 3. */
    public static Cluster mapping(IcpTier tier, EngagementLevel level, boolean trigger) {
        return switch (tier) {
            case D, E -> Cluster.MONITOR_ONLY;
            case C ->
                trigger || level.compareTo(EngagementLevel.MEDIUM) >= 0 ? Cluster.FUTURE_PIPELINE : Cluster.CLUSTER_ICP;
            case A, B ->
                switch (level) {
                    case NONE, LOW -> trigger ? Cluster.FUTURE_PIPELINE : Cluster.CLUSTER_ICP;
                    case MEDIUM -> trigger ? Cluster.ACTIVE_FOCUS : Cluster.FUTURE_PIPELINE;
                    case HIGH -> Cluster.ACTIVE_FOCUS;
                };
        };
    }

    /** Where the account stands at {@code asOf}, approved moves applied in the order in which they were decided. */
    static Standing standing(Account account, Instant asOf) {
        CurrentCluster current = account.current();
        Standing standing = current == null ? Standing.NOWHERE : Standing.of(current);
        List<Review> moves = account.reviews().stream()
                .filter(review -> review.status() == ReviewStatus.APPROVED && direction(review) != 0)
                .filter(review -> decided(review, asOf))
                .filter(review -> current == null || at(review).isAfter(current.since()))
                .sorted(Comparator.comparing(ReferenceDecision::at)
                        .thenComparing(Review::raisedAt)
                        .thenComparing(Review::id))
                .toList();
        for (Review move : moves) {
            standing = standing.after(move);
        }
        return standing;
    }

    /** The pin that holds at {@code asOf} (6.9). */
    static @Nullable Pin livePin(Account account, Instant asOf) {
        Pin pin = account.pin();
        return pin != null && asOf.isBefore(pin.until()) ? pin : null;
    }

    // 5.0 (1), 14, then the tiers that are clustered.
    private Expected decide() {
        if (customer()) {
            return expected(Cluster.MONITOR_ONLY, Cluster.MONITOR_ONLY, Set.of(), Set.of(), Set.of(), null);
        }
        if (poorFit()) {
            return decidePoorFit();
        }
        if (!account.inCrm()) {
            Cluster cluster = standing.clustered() ? standing.cluster() : Cluster.CLUSTER_ICP;
            return expected(
                    cluster,
                    cluster,
                    promotions(cluster, EnumSet.noneOf(PromotionTrigger.class)),
                    Set.of(),
                    Set.of(),
                    null);
        }
        return decideFit();
    }

    private boolean poorFit() {
        return tier == IcpTier.D || tier == IcpTier.E;
    }

    // 4.2, 5.2, 6.6.
    private Expected decidePoorFit() {
        boolean fromActiveFocus = standing.cluster() == Cluster.ACTIVE_FOCUS;
        if (fromActiveFocus && dropIsRejected()) {
            return expected(standing.cluster(), standing.cluster(), Set.of(), Set.of(), Set.of(), null);
        }
        EnumSet<ReviewReason> reasons = EnumSet.noneOf(ReviewReason.class);
        if (fromActiveFocus) {
            reasons.add(ReviewReason.DEMOTION_FROM_ACTIVE_FOCUS);
        }
        if (account.inCrm() && dealAfterAcknowledgement()) {
            reasons.add(ReviewReason.SIGNALS_CONFLICT);
        }
        Cluster from = fromActiveFocus ? Cluster.ACTIVE_FOCUS : Cluster.MONITOR_ONLY;
        return expected(
                Cluster.MONITOR_ONLY,
                from,
                Set.of(),
                available(Cluster.MONITOR_ONLY, nothing()),
                standing.clustered() ? EnumSet.of(DemotionTrigger.TIER_DROP) : Set.of(),
                proposal(from, Cluster.MONITOR_ONLY, reasons));
    }

    private boolean dropIsRejected() {
        IcpTier at = standing.tierAtRejection();
        Instant since = Objects.requireNonNull(standing.since());
        boolean rejected = account.reviews().stream()
                .filter(review -> review.status() == ReviewStatus.REJECTED && decided(review, asOf))
                .filter(review ->
                        review.from() == Cluster.ACTIVE_FOCUS && review.proposedCluster() == Cluster.MONITOR_ONLY)
                .anyMatch(review -> !at(review).isBefore(since));
        return (rejected || at != null) && (at == null || at == tier);
    }

    // 5.0 (2) to (5), tiers A to C.
    private Expected decideFit() {
        Cluster start = standing.cluster();
        Evidence evidence = evidence();
        Cluster mapped = mapping(tier, evidence.level(), evidence.trigger());
        Cluster lifted = higher(mapped, lift(evidence.promotions()));
        Cluster target = closedLost() ? lifted : higher(start, lifted);
        EnumSet<DemotionTrigger> demotions = demotions();
        EnumSet<ReviewReason> reasons = EnumSet.noneOf(ReviewReason.class);
        Cluster cluster = target;
        if (!demotions.isEmpty()) {
            if (target.compareTo(start) > 0) {
                cluster = start;
                reasons.add(ReviewReason.SIGNALS_CONFLICT);
            } else {
                cluster = below(start);
            }
        }
        boolean enters = start != Cluster.ACTIVE_FOCUS && cluster == Cluster.ACTIVE_FOCUS;
        boolean leaves = start == Cluster.ACTIVE_FOCUS && cluster != Cluster.ACTIVE_FOCUS;
        if (enters) {
            reasons.add(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS);
            if (account.activeFocusTaken() + 1 > parameters.activeFocusCapacity()) {
                reasons.add(ReviewReason.ACTIVE_FOCUS_CAPACITY);
            }
            if (tier == IcpTier.C) {
                reasons.add(ReviewReason.SIGNALS_CONFLICT);
            }
        }
        if (leaves) {
            reasons.add(ReviewReason.DEMOTION_FROM_ACTIVE_FOCUS);
        }
        Cluster view = crmView(evidence);
        if (view != Cluster.MONITOR_ONLY
                && Math.abs(view.ordinal() - mapped.ordinal()) > 1
                && dealAfterAcknowledgement()) {
            reasons.add(ReviewReason.SIGNALS_CONFLICT);
        }
        Cluster effective = cluster;
        if (enters) {
            effective = higher(start, Cluster.FUTURE_PIPELINE);
        } else if (leaves) {
            effective = Cluster.ACTIVE_FOCUS;
        }
        boolean lowered = cluster.compareTo(start) < 0;
        return expected(
                cluster,
                effective,
                promotions(cluster, evidence.promotions()),
                available(cluster, lowered ? nothing() : evidence),
                demotions,
                proposal(enters || leaves ? start : cluster, cluster, reasons));
    }

    // 5.10.
    private boolean customer() {
        if (!parameters.customersLeaveClustering() || !account.inCrm()) {
            return false;
        }
        Instant won = latestClose(DealStatus.CLOSED_WON);
        return won != null
                && openDeals()
                        .map(deal -> past(deal.stageEnteredAt()))
                        .noneMatch(entered -> entered.isPresent() && won.isBefore(entered.get()));
    }

    // 5.5.
    private boolean closedLost() {
        Instant lost = latestClose(DealStatus.CLOSED_LOST);
        return standing.clustered()
                && lost != null
                && openDeals().findAny().isEmpty()
                && lost.isAfter(Objects.requireNonNull(demotionFloor))
                && mayLift(lost);
    }

    // 2, 4, over what may lift the account.
    private Evidence evidence() {
        List<Signal> signals =
                liveSignals().filter(signal -> mayLift(signal.at())).toList();
        Set<String> engaged = engagedContacts(signals);
        EngagementLevel given = account.engagementLevel();
        EngagementLevel level = liftingFloor == null && given != null ? given : level(signals);
        TriggerStatus status = liftingFloor == null ? account.triggerStatus() : null;
        boolean trigger = status != null
                ? status == TriggerStatus.YES
                : liveTriggers().anyMatch(news -> mayLift(news.detectedAt()));

        EnumSet<PromotionTrigger> found = EnumSet.noneOf(PromotionTrigger.class);
        for (Signal signal : signals) {
            switch (signal.type()) {
                case CONTENT_DOWNLOAD, WEBINAR -> found.add(PromotionTrigger.CONTENT_ENGAGEMENT);
                case WEBSITE_VISIT -> {
                    if (signal.intentPage() || parameters.anyRecentVisitPromotes()) {
                        found.add(PromotionTrigger.INTENT_PAGE_VISIT);
                    }
                }
                case LINKEDIN_CONNECTION_ACCEPTED -> found.add(PromotionTrigger.LINKEDIN_CONNECTION_ACCEPTED);
                case EMAIL_REPLY, OUTREACH_REPLY -> found.add(PromotionTrigger.OUTREACH_RESPONSE);
                case DEMO, MEETING, EVENT, AD_CLICK -> {}
            }
        }
        if (trigger) {
            found.add(PromotionTrigger.NEWS_TRIGGER);
        }
        if (engaged.size() >= parameters.engagedContactsMinimum()) {
            found.add(PromotionTrigger.MULTIPLE_ENGAGED_CONTACTS);
        }
        if (committee(engaged) >= parameters.committeeMembersMinimum()) {
            found.add(PromotionTrigger.BUYING_COMMITTEE_ENGAGED);
        }
        for (AccountEvent event : account.events()) {
            if (live(event.at(), parameters.promotionEventWindowMonths()) && mayLift(event.at())) {
                switch (event.type()) {
                    case CHALLENGE_VALIDATED -> found.add(PromotionTrigger.CHALLENGE_VALIDATED);
                    case TIMELINE_EXPRESSED -> found.add(PromotionTrigger.TIMELINE_EXPRESSED);
                    case BUDGET_EXPRESSED -> found.add(PromotionTrigger.BUDGET_EXPRESSED);
                    default -> {}
                }
            }
        }
        if (movingDeals().findAny().isPresent()) {
            found.add(PromotionTrigger.OPEN_DEAL);
        }
        return new Evidence(level, trigger, found);
    }

    private static Evidence nothing() {
        return new Evidence(EngagementLevel.NONE, false, EnumSet.noneOf(PromotionTrigger.class));
    }

    private EngagementLevel level(List<Signal> live) {
        if (engagedContacts(live).size() >= parameters.engagedContactsMinimum()) {
            return EngagementLevel.HIGH;
        }
        return live.stream()
                .map(signal -> level(signal.type()))
                .max(Comparator.naturalOrder())
                .orElse(EngagementLevel.NONE);
    }

    private static EngagementLevel level(SignalType type) {
        if (HIGH_TYPES.contains(type)) {
            return EngagementLevel.HIGH;
        }
        return LOW_TYPES.contains(type) ? EngagementLevel.LOW : EngagementLevel.MEDIUM;
    }

    private static Set<String> engagedContacts(List<Signal> live) {
        Set<String> engaged = new HashSet<>();
        for (Signal signal : live) {
            if (signal.contactId() != null && level(signal.type()).compareTo(EngagementLevel.MEDIUM) >= 0) {
                engaged.add(signal.contactId());
            }
        }
        return engaged;
    }

    private long committee(Set<String> engaged) {
        return account.contacts().stream()
                .filter(Contact::buyingCommittee)
                .map(Contact::contactId)
                .filter(engaged::contains)
                .distinct()
                .count();
    }

    private Stream<Signal> liveSignals() {
        return account.signals().stream().filter(signal -> {
            if (LOW_TYPES.contains(signal.type())) {
                return !signal.at().isAfter(asOf)
                        && asOf.isBefore(signal.at().plus(Duration.ofDays(parameters.visitWindowDays())));
            }
            return live(signal.at(), parameters.signalWindowMonths());
        });
    }

    private Stream<Trigger> liveTriggers() {
        return account.triggers().stream()
                .filter(news -> news.polarity() == TriggerPolarity.POSITIVE)
                .filter(news -> {
                    Instant end = news.expiresAt();
                    return end == null
                            ? live(news.detectedAt(), parameters.triggerWindowMonths())
                            : !news.detectedAt().isAfter(asOf) && asOf.isBefore(end);
                });
    }

    // 5.4 for a lift: the open deals that move and are not older than the floor.
    private Stream<Deal> movingDeals() {
        return openDeals().filter(deal -> {
            Optional<Instant> clock = clock(deal);
            if (clock.isEmpty() || stalled(clock.get()) || stalledByEvent(deal, Instant.MIN)) {
                return false;
            }
            return liftingFloor == null
                    || past(deal.stageEnteredAt()).filter(this::mayLift).isPresent();
        });
    }

    // 6.7: a conflict that a person has seen comes back only with a deal that is dated later.
    private boolean dealAfterAcknowledgement() {
        Instant acknowledged = latest(decidedAt(review -> review.reasons().contains(ReviewReason.SIGNALS_CONFLICT)));
        return movingDeals()
                .flatMap(deal -> past(deal.stageEnteredAt()).or(() -> past(deal.lastActivityAt())).stream())
                .anyMatch(date -> acknowledged == null || date.isAfter(acknowledged));
    }

    // 5.4 for a fall: dated open deals, all stalled since the floor.
    private boolean stalledAccount() {
        Instant floor = Objects.requireNonNull(demotionFloor);
        List<Deal> dated = openDeals().filter(deal -> clock(deal).isPresent()).toList();
        return !dated.isEmpty()
                && dated.stream().allMatch(deal -> {
                    Instant start = clock(deal).orElseThrow();
                    return stalled(start.isBefore(floor) ? floor : start) || stalledByEvent(deal, floor);
                });
    }

    private boolean stalled(Instant clock) {
        return !asOf.isBefore(clock.plus(Duration.ofDays(parameters.stalledAfterDays())));
    }

    private boolean stalledByEvent(Deal deal, Instant after) {
        Instant active =
                latest(Stream.concat(past(deal.lastActivityAt()).stream(), past(deal.stageEnteredAt()).stream()));
        return account.events().stream()
                .filter(event -> event.type() == EventType.DEAL_STALLED)
                .filter(event -> !event.at().isAfter(asOf) && event.at().isAfter(after))
                .filter(event -> event.dealId() == null || event.dealId().equals(deal.dealId()))
                .anyMatch(event -> active == null || !active.isAfter(event.at()));
    }

    private Optional<Instant> clock(Deal deal) {
        return past(deal.lastActivityAt()).or(() -> past(deal.stageEnteredAt()));
    }

    private Stream<Deal> openDeals() {
        return account.deals().stream().filter(deal -> deal.status() == DealStatus.OPEN);
    }

    private @Nullable Instant latestClose(DealStatus status) {
        return latest(account.deals().stream()
                .filter(deal -> deal.status() == status)
                .flatMap(deal -> past(deal.closeDate()).stream()));
    }

    // The table of section 5, for the cluster in which the account stands.
    private EnumSet<DemotionTrigger> demotions() {
        EnumSet<DemotionTrigger> found = EnumSet.noneOf(DemotionTrigger.class);
        switch (standing.cluster()) {
            case ACTIVE_FOCUS -> {
                if (stalledAccount()) {
                    found.add(DemotionTrigger.DEAL_STALLED);
                }
                if (happenedSinceFloor(EventType.CHAMPION_LEFT)) {
                    found.add(DemotionTrigger.CHAMPION_LEFT);
                }
                if (happenedSinceFloor(EventType.BUDGET_CYCLE_MISSED)) {
                    found.add(DemotionTrigger.BUDGET_CYCLE_MISSED);
                }
            }
            case FUTURE_PIPELINE -> {
                if (disengaged()) {
                    found.add(DemotionTrigger.NO_ENGAGEMENT);
                }
                if (happenedSinceFloor(EventType.CONFIRMED_NO_PRIORITY)) {
                    found.add(DemotionTrigger.CONFIRMED_NO_PRIORITY);
                }
            }
            case CLUSTER_ICP, MONITOR_ONLY -> {}
        }
        return found;
    }

    private boolean happenedSinceFloor(EventType type) {
        Instant floor = Objects.requireNonNull(demotionFloor);
        return account.events().stream()
                .anyMatch(event -> event.type() == type
                        && !event.at().isAfter(asOf)
                        && event.at().isAfter(floor));
    }

    // 5.6, 2.4.
    private boolean disengaged() {
        List<Instant> signals = account.signals().stream()
                .map(Signal::at)
                .filter(at -> !at.isAfter(asOf))
                .toList();
        EngagementLevel given = account.engagementLevel();
        if (signals.isEmpty() && given != null && given != EngagementLevel.NONE) {
            return false;
        }
        Stream<Instant> events = account.events().stream()
                .filter(event -> PROMOTION_EVENTS.contains(event.type()))
                .map(AccountEvent::at);
        Stream<Instant> entries =
                Stream.of(Objects.requireNonNull(standing.since()), Objects.requireNonNull(demotionFloor));
        return Stream.concat(signals.stream(), Stream.concat(events, entries))
                .noneMatch(at -> live(at, parameters.noEngagementMonths()));
    }

    private Cluster crmView(Evidence evidence) {
        if (evidence.promotions().contains(PromotionTrigger.OPEN_DEAL)) {
            return Cluster.ACTIVE_FOCUS;
        }
        return evidence.promotions().contains(PromotionTrigger.MULTIPLE_ENGAGED_CONTACTS)
                ? Cluster.FUTURE_PIPELINE
                : Cluster.MONITOR_ONLY;
    }

    // 4.6.
    private Set<PromotionTrigger> promotions(Cluster cluster, EnumSet<PromotionTrigger> evidence) {
        EnumSet<PromotionTrigger> named = EnumSet.noneOf(PromotionTrigger.class);
        for (PromotionTrigger trigger : evidence) {
            if (standing.cluster().compareTo(to(trigger)) < 0 && to(trigger).compareTo(cluster) <= 0) {
                named.add(trigger);
            }
        }
        CurrentCluster current = account.current();
        boolean watched = current != null && current.cluster() == Cluster.MONITOR_ONLY;
        if (watched && !standing.clustered() && cluster != Cluster.MONITOR_ONLY) {
            named.add(PromotionTrigger.BETTER_TIER);
        }
        return named;
    }

    private Set<PromotionTrigger> available(Cluster cluster, Evidence evidence) {
        EnumSet<PromotionTrigger> missing = EnumSet.noneOf(PromotionTrigger.class);
        switch (cluster) {
            case ACTIVE_FOCUS -> {}
            case MONITOR_ONLY -> missing.add(PromotionTrigger.BETTER_TIER);
            case CLUSTER_ICP -> {
                missing.addAll(TO_FUTURE_PIPELINE);
                missing.addAll(TO_ACTIVE_FOCUS);
            }
            case FUTURE_PIPELINE -> {
                missing.addAll(TO_ACTIVE_FOCUS);
                if (tier != IcpTier.C) {
                    boolean medium = evidence.level().compareTo(EngagementLevel.MEDIUM) >= 0;
                    missing.add(PromotionTrigger.MULTIPLE_ENGAGED_CONTACTS);
                    if (medium && !evidence.trigger()) {
                        missing.add(PromotionTrigger.NEWS_TRIGGER);
                    }
                    if (!medium && evidence.trigger()) {
                        missing.add(PromotionTrigger.CONTENT_ENGAGEMENT);
                        missing.add(PromotionTrigger.LINKEDIN_CONNECTION_ACCEPTED);
                        missing.add(PromotionTrigger.OUTREACH_RESPONSE);
                    }
                }
            }
        }
        missing.removeAll(evidence.promotions());
        return missing;
    }

    private static @Nullable Proposal proposal(Cluster from, Cluster to, EnumSet<ReviewReason> reasons) {
        return reasons.isEmpty() ? null : new Proposal(from, to, reasons);
    }

    private Expected expected(
            Cluster cluster,
            Cluster effective,
            Set<PromotionTrigger> promotions,
            Set<PromotionTrigger> available,
            Set<DemotionTrigger> demotions,
            @Nullable Proposal proposal) {
        // 6.9.
        Pin pin = livePin(account, asOf);
        Cluster inForce = pin == null ? effective : pin.cluster();
        Proposal raised = pin == null ? proposal : null;
        Review pending = raised == null ? null : samePending(raised);
        EnumSet<ReviewReason> reasons = null;
        if (raised != null) {
            reasons = EnumSet.copyOf(raised.reasons());
            if (pending != null) {
                reasons.addAll(pending.reasons());
            }
        }
        CurrentCluster current = account.current();
        return new Expected(
                tier,
                shownLevel(),
                shownStatus(),
                cluster,
                inForce,
                current == null ? null : current.cluster(),
                List.copyOf(promotions),
                List.copyOf(available),
                List.copyOf(demotions),
                reasons,
                raised == null ? null : pending == null ? raised.from() : pending.from(),
                raised == null ? null : raised.to(),
                pending == null ? null : pending.id(),
                program(inForce));
    }

    // 6.3, 6.4: of several the latest counts, and a promotion stays the same from wherever it was proposed.
    private @Nullable Review samePending(Proposal proposal) {
        return account.reviews().stream()
                .filter(review -> review.status() == ReviewStatus.PENDING)
                .filter(review -> !review.raisedAt().isAfter(asOf))
                .filter(review ->
                        asOf.isBefore(review.raisedAt().plus(Duration.ofDays(parameters.reviewExpiresAfterDays()))))
                .max(Comparator.comparing(Review::raisedAt).thenComparing(Review::id))
                .filter(review -> review.proposedCluster() == proposal.to())
                .filter(review -> review.from() == proposal.from()
                        || (direction(review) > 0 && proposal.to().compareTo(proposal.from()) > 0))
                .orElse(null);
    }

    // 2.5, 14.
    private EngagementLevel shownLevel() {
        if (!account.inCrm()) {
            return EngagementLevel.NONE;
        }
        EngagementLevel given = account.engagementLevel();
        return given != null ? given : level(liveSignals().toList());
    }

    private TriggerStatus shownStatus() {
        TriggerStatus given = account.triggerStatus();
        if (given != null) {
            return given;
        }
        return liveTriggers().findAny().isPresent() ? TriggerStatus.YES : TriggerStatus.NO;
    }

    private boolean live(Instant at, int months) {
        return !at.isAfter(asOf)
                && asOf.isBefore(at.atZone(zone).plusMonths(months).toInstant());
    }

    private boolean mayLift(Instant at) {
        return liftingFloor == null || at.isAfter(liftingFloor);
    }

    private Optional<Instant> past(@Nullable Instant at) {
        return Optional.ofNullable(at).filter(instant -> !instant.isAfter(asOf));
    }

    private Stream<Instant> decidedAt(Predicate<Review> kind) {
        return account.reviews().stream()
                .filter(review -> review.status() == ReviewStatus.APPROVED || review.status() == ReviewStatus.REJECTED)
                .filter(review -> decided(review, asOf))
                .filter(kind)
                .map(ReferenceDecision::at);
    }

    private static boolean decided(Review review, Instant asOf) {
        return !at(review).isAfter(asOf);
    }

    private static Instant at(Review decided) {
        return Objects.requireNonNull(decided.decidedAt());
    }

    /** Positive for a promotion, negative for a demotion, zero for a conflict. */
    private static int direction(Review review) {
        return Integer.signum(review.proposedCluster().compareTo(review.from()));
    }

    private static @Nullable Instant latest(Stream<Instant> instants) {
        return instants.max(Comparator.naturalOrder()).orElse(null);
    }

    private static Cluster lift(EnumSet<PromotionTrigger> promotions) {
        return promotions.stream()
                .map(ReferenceDecision::to)
                .max(Comparator.naturalOrder())
                .orElse(Cluster.MONITOR_ONLY);
    }

    private static Cluster higher(Cluster left, Cluster right) {
        return left.compareTo(right) >= 0 ? left : right;
    }

    private static Cluster below(Cluster cluster) {
        return switch (cluster) {
            case ACTIVE_FOCUS -> Cluster.FUTURE_PIPELINE;
            case FUTURE_PIPELINE -> Cluster.CLUSTER_ICP;
            case CLUSTER_ICP, MONITOR_ONLY -> throw new IllegalStateException("no step below " + cluster);
        };
    }

    private static ProgramType program(Cluster cluster) {
        return switch (cluster) {
            case MONITOR_ONLY -> ProgramType.NONE;
            case CLUSTER_ICP -> ProgramType.AUTOMATED_DEMAND_GEN;
            case FUTURE_PIPELINE -> ProgramType.SDR_AND_MARKETING_NURTURE;
            case ACTIVE_FOCUS -> ProgramType.SALES_AND_MARKETING;
        };
    }

    private static Cluster to(PromotionTrigger trigger) {
        return switch (trigger) {
            case CONTENT_ENGAGEMENT,
                    INTENT_PAGE_VISIT,
                    LINKEDIN_CONNECTION_ACCEPTED,
                    OUTREACH_RESPONSE,
                    NEWS_TRIGGER,
                    MULTIPLE_ENGAGED_CONTACTS -> Cluster.FUTURE_PIPELINE;
            case CHALLENGE_VALIDATED, BUYING_COMMITTEE_ENGAGED, TIMELINE_EXPRESSED, BUDGET_EXPRESSED, OPEN_DEAL ->
                Cluster.ACTIVE_FOCUS;
            case BETTER_TIER -> Cluster.CLUSTER_ICP;
        };
    }

    private static EnumSet<PromotionTrigger> leadingTo(Cluster cluster) {
        EnumSet<PromotionTrigger> leading = EnumSet.noneOf(PromotionTrigger.class);
        for (PromotionTrigger trigger : PromotionTrigger.values()) {
            if (to(trigger) == cluster) {
                leading.add(trigger);
            }
        }
        return leading;
    }
}
