package io.github.abmrules.benchmarks;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.programme.Personalization;
import io.github.abmrules.core.programme.ProgramType;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps of one hand-coded decision, from where the account stands to what is in force. */
final class DecisionNow {
    /** Seats of Active Focus. */
    static final int CAPACITY = 30;

    private static final List<PromotionTrigger> VALIDATION = List.of(
            PromotionTrigger.CHALLENGE_VALIDATED,
            PromotionTrigger.BUYING_COMMITTEE_ENGAGED,
            PromotionTrigger.TIMELINE_EXPRESSED,
            PromotionTrigger.BUDGET_EXPRESSED,
            PromotionTrigger.OPEN_DEAL);

    final Account account;
    final Instant asOf;
    final IcpTier tier;
    final PlaceNow place;
    final EvidenceNow evidence;
    final boolean poorFit;
    final boolean pinned;

    /** Where the account stands. */
    final Cluster standing;

    /** What tier, engagement and news give. */
    final Cluster mapped;

    /** The highest cluster that something speaks for; null where nothing is weighed. */
    final @Nullable Cluster target;

    final Cluster cluster;
    final Cluster effective;

    /** What the review would leave. */
    final Cluster from;

    /** Whether something speaks for a rise and something for a fall. */
    final boolean contested;

    final Set<DemotionTrigger> demotions;

    /** Why a person has to look, this time. */
    final Set<ReviewReason> asked;

    /** The pending review that this decision still waits for; null for none. */
    final @Nullable Review continued;

    DecisionNow(Account account, Instant asOf) {
        IcpTier given = account.icpTier();
        if (given == null
                || (account.current() != null && account.current().since().isAfter(asOf))) {
            throw new IllegalArgumentException(
                    "Account " + account.accountId() + " has no tier of its own, or a current"
                            + " cluster from the future. Maybe leave such accounts out?");
        }
        this.account = account;
        this.asOf = asOf;
        tier = given;
        place = PlaceNow.of(account, tier, asOf);
        evidence = new EvidenceNow(account, tier, place, asOf);
        mapped = mapped(tier, evidence.level, evidence.news);
        standing = place.cluster();
        poorFit = tier.compareTo(IcpTier.C) > 0;
        EnumSet<DemotionTrigger> falls = EnumSet.noneOf(DemotionTrigger.class);
        EnumSet<ReviewReason> reasons = EnumSet.noneOf(ReviewReason.class);
        Cluster highest = null;
        boolean contradicts = false;
        if (evidence.customer) {
            cluster = Cluster.MONITOR_ONLY;
        } else if (poorFit) {
            boolean stays = standing == Cluster.ACTIVE_FOCUS && place.dropRejected();
            cluster = stays ? Cluster.ACTIVE_FOCUS : Cluster.MONITOR_ONLY;
            if (standing != Cluster.MONITOR_ONLY && !stays) {
                falls.add(DemotionTrigger.TIER_DROP);
            }
            if (!stays && evidence.disputableDeal) {
                reasons.add(ReviewReason.SIGNALS_CONFLICT);
            }
        } else if (!account.inCrm()) {
            cluster = higher(standing, Cluster.CLUSTER_ICP);
        } else {
            falls = evidence.demotions();
            Cluster start = evidence.dealLost ? Cluster.MONITOR_ONLY : standing;
            highest = higher(higher(start, mapped), evidence.lift());
            if (falls.isEmpty()) {
                cluster = highest;
            } else if (highest.compareTo(standing) > 0) {
                cluster = standing;
                contradicts = true;
                reasons.add(ReviewReason.SIGNALS_CONFLICT);
            } else {
                cluster = standing == Cluster.ACTIVE_FOCUS ? Cluster.FUTURE_PIPELINE : Cluster.CLUSTER_ICP;
            }
            if (mapped == Cluster.CLUSTER_ICP && evidence.disputableDeal) {
                reasons.add(ReviewReason.SIGNALS_CONFLICT);
            }
        }
        target = highest;
        contested = contradicts;
        demotions = falls;
        Cluster inForce = cluster;
        Cluster leaves = cluster;
        if (rises()) {
            reasons.add(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS);
            if (account.activeFocusTaken() >= CAPACITY) {
                reasons.add(ReviewReason.ACTIVE_FOCUS_CAPACITY);
            }
            if (tier == IcpTier.C) {
                reasons.add(ReviewReason.SIGNALS_CONFLICT);
            }
            inForce = Cluster.FUTURE_PIPELINE;
            leaves = standing;
        } else if (leaves()) {
            reasons.add(ReviewReason.DEMOTION_FROM_ACTIVE_FOCUS);
            inForce = Cluster.ACTIVE_FOCUS;
            leaves = standing;
        }
        from = leaves;
        Pin pin = account.pin();
        pinned = pin != null && pin.until().isAfter(asOf);
        if (pinned) {
            reasons.clear();
        }
        effective = pin != null && pinned ? pin.cluster() : inForce;
        asked = reasons;
        Review pending = place.pending();
        continued = !reasons.isEmpty() && pending != null && sameMove(pending, from, cluster) ? pending : null;
    }

    HandCodedDecision decision() {
        return new HandCodedDecision(
                tier,
                evidence.shownLevel,
                evidence.shownTrigger,
                cluster,
                effective,
                promotions(),
                available(),
                List.copyOf(demotions),
                reviewReasons(),
                program(),
                nextAction(),
                personalization());
    }

    /** Whether the account rises to Active Focus. */
    boolean rises() {
        return cluster == Cluster.ACTIVE_FOCUS && standing != Cluster.ACTIVE_FOCUS;
    }

    /** Whether the account falls from Active Focus, through a review. */
    boolean leaves() {
        return cluster != Cluster.ACTIVE_FOCUS && standing == Cluster.ACTIVE_FOCUS && !evidence.customer;
    }

    /** Whether where the account stands is weighed against evidence. */
    boolean weighed() {
        return target != null;
    }

    /** Whether what is in force is below where the account stands. */
    boolean falls() {
        return !pinned && effective.compareTo(standing) < 0;
    }

    /** The level that the programme goes by: an account that falls goes by what comes after its fall, which is nothing yet. */
    EngagementLevel servedLevel() {
        return falls() ? EngagementLevel.NONE : evidence.level;
    }

    List<ReviewReason> reviewReasons() {
        if (continued == null) {
            return List.copyOf(asked);
        }
        EnumSet<ReviewReason> all = EnumSet.copyOf(asked);
        all.addAll(continued.reasons());
        return List.copyOf(all);
    }

    private static Cluster mapped(IcpTier tier, EngagementLevel level, boolean news) {
        boolean engaged = level.compareTo(EngagementLevel.MEDIUM) >= 0;
        return switch (tier) {
            case D, E -> Cluster.MONITOR_ONLY;
            case C -> engaged || news ? Cluster.FUTURE_PIPELINE : Cluster.CLUSTER_ICP;
            case A, B -> {
                if (level == EngagementLevel.HIGH || (engaged && news)) {
                    yield Cluster.ACTIVE_FOCUS;
                }
                yield engaged || news ? Cluster.FUTURE_PIPELINE : Cluster.CLUSTER_ICP;
            }
        };
    }

    private static boolean sameMove(Review pending, Cluster from, Cluster proposed) {
        boolean bothRise = pending.from().compareTo(proposed) < 0 && from.compareTo(proposed) < 0;
        return pending.proposedCluster() == proposed && (bothRise || pending.from() == from);
    }

    List<PromotionTrigger> promotions() {
        EnumSet<PromotionTrigger> named = EnumSet.noneOf(PromotionTrigger.class);
        for (PromotionTrigger trigger : evidence.seen) {
            Cluster to = EvidenceNow.to(trigger);
            boolean counts = account.inCrm() || trigger == PromotionTrigger.BETTER_TIER;
            if (counts && standing.compareTo(to) < 0 && to.compareTo(cluster) <= 0) {
                named.add(trigger);
            }
        }
        return List.copyOf(named);
    }

    List<PromotionTrigger> available() {
        if (cluster == Cluster.ACTIVE_FOCUS) {
            return List.of();
        }
        if (cluster == Cluster.MONITOR_ONLY) {
            return evidence.customer ? List.of() : List.of(PromotionTrigger.BETTER_TIER);
        }
        if (!account.inCrm()) {
            return List.of();
        }
        boolean afresh = cluster.compareTo(standing) < 0;
        Set<PromotionTrigger> missing = EnumSet.copyOf(VALIDATION);
        if (cluster == Cluster.CLUSTER_ICP) {
            missing.addAll(
                    EnumSet.range(PromotionTrigger.CONTENT_ENGAGEMENT, PromotionTrigger.MULTIPLE_ENGAGED_CONTACTS));
        } else if (tier != IcpTier.C) {
            boolean engaged = evidence.level.compareTo(EngagementLevel.MEDIUM) >= 0;
            missing.add(PromotionTrigger.MULTIPLE_ENGAGED_CONTACTS);
            if (!afresh && engaged && !evidence.news) {
                missing.add(PromotionTrigger.NEWS_TRIGGER);
            }
            if (!afresh && !engaged && evidence.news) {
                missing.add(PromotionTrigger.CONTENT_ENGAGEMENT);
                missing.add(PromotionTrigger.LINKEDIN_CONNECTION_ACCEPTED);
                missing.add(PromotionTrigger.OUTREACH_RESPONSE);
            }
        }
        if (!afresh) {
            missing.removeAll(evidence.seen);
        }
        return List.copyOf(missing);
    }

    ProgramType program() {
        return switch (effective) {
            case MONITOR_ONLY -> ProgramType.NONE;
            case CLUSTER_ICP -> ProgramType.AUTOMATED_DEMAND_GEN;
            case FUTURE_PIPELINE -> ProgramType.SDR_AND_MARKETING_NURTURE;
            case ACTIVE_FOCUS -> ProgramType.SALES_AND_MARKETING;
        };
    }

    NextAction nextAction() {
        EngagementLevel level = servedLevel();
        Set<PromotionTrigger> seen = evidence.seen;
        boolean validated = seen.contains(PromotionTrigger.CHALLENGE_VALIDATED);
        return switch (effective) {
            case MONITOR_ONLY ->
                evidence.customer ? NextAction.HAND_TO_CUSTOMER_MARKETING : NextAction.WATCH_FOR_BETTER_TIER;
            case CLUSTER_ICP ->
                switch (level) {
                    case NONE ->
                        (account.contacts().isEmpty() || !account.inCrm())
                                ? NextAction.SHARE_THOUGHT_LEADERSHIP
                                : NextAction.RUN_LINKEDIN_ADS;
                    case LOW -> NextAction.OFFER_USEFUL_RESOURCE;
                    case MEDIUM, HIGH -> NextAction.INVITE_TO_EDUCATIONAL_WEBINAR;
                };
            case FUTURE_PIPELINE -> {
                if (level.compareTo(EngagementLevel.MEDIUM) < 0) {
                    yield NextAction.START_SDR_ENGAGEMENT;
                }
                if (account.challenge() == null && !validated) {
                    yield NextAction.HOLD_RESEARCH_INTERVIEW;
                }
                yield evidence.news ? NextAction.INVITE_TO_PEER_ROUNDTABLE : NextAction.SEND_SEGMENT_CONTENT;
            }
            case ACTIVE_FOCUS -> {
                if (!seen.contains(PromotionTrigger.BUYING_COMMITTEE_ENGAGED)) {
                    yield NextAction.MULTI_THREAD_COMMITTEE;
                }
                if (!validated) {
                    yield NextAction.HOLD_EXECUTIVE_BRIEFING;
                }
                boolean buying = seen.contains(PromotionTrigger.TIMELINE_EXPRESSED)
                        || seen.contains(PromotionTrigger.BUDGET_EXPRESSED)
                        || seen.contains(PromotionTrigger.OPEN_DEAL);
                yield buying ? NextAction.BUILD_BUSINESS_CASE : NextAction.DEVELOP_CHAMPION;
            }
        };
    }

    @Nullable
    Personalization personalization() {
        return switch (tier) {
            case A -> Personalization.BUYER;
            case B -> Personalization.ACCOUNT;
            case C -> account.jobToBeDone() == null ? Personalization.VERTICAL : Personalization.JTBD;
            case D, E -> null;
        };
    }

    private static Cluster higher(Cluster left, Cluster right) {
        return left.compareTo(right) >= 0 ? left : right;
    }
}
