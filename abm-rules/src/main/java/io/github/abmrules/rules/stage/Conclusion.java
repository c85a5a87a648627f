package io.github.abmrules.rules.stage;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.programme.Segmentation;
import io.github.abmrules.core.programme.SegmentationQuestion;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.rules.fact.Based;
import io.github.abmrules.rules.fact.Basis;
import io.github.abmrules.rules.fact.Contribution.Answered;
import io.github.abmrules.rules.fact.Contribution.Available;
import io.github.abmrules.rules.fact.Contribution.Circumstance;
import io.github.abmrules.rules.fact.Contribution.CircumstanceSeen;
import io.github.abmrules.rules.fact.Contribution.Found;
import io.github.abmrules.rules.fact.Contribution.LevelSeen;
import io.github.abmrules.rules.fact.Contribution.NextActionChosen;
import io.github.abmrules.rules.fact.Contribution.OverallLevel;
import io.github.abmrules.rules.fact.Contribution.Personalized;
import io.github.abmrules.rules.fact.Contribution.Programmed;
import io.github.abmrules.rules.fact.Contribution.PromotionSeen;
import io.github.abmrules.rules.fact.Contribution.ReviewAsked;
import io.github.abmrules.rules.fact.Contribution.Segmented;
import io.github.abmrules.rules.fact.Engaged;
import io.github.abmrules.rules.fact.InForce;
import io.github.abmrules.rules.fact.Mapped;
import io.github.abmrules.rules.fact.Moved;
import io.github.abmrules.rules.fact.TierScored;
import io.github.abmrules.rules.profile.Profile;
import io.github.abmrules.rules.profile.ScoreSheet;
import io.github.abmrules.rules.profile.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts together the decision about one account from what the rules inserted. */
final class Conclusion {
    private final DecisionContext context;
    private final Profile profile;
    private final @Nullable ScoreSheet sheet;
    private final List<TierScored> scored;
    private final Contributions contributions;

    Conclusion(
            DecisionContext context,
            Profile profile,
            @Nullable ScoreSheet sheet,
            List<TierScored> scored,
            Contributions contributions) {
        this.context = context;
        this.profile = profile;
        this.sheet = sheet;
        this.scored = scored;
        this.contributions = contributions;
    }

    /**
     * The decision.
     *
     * @throws UndecidedException when the rules leave a gap or contradict each other
     */
    Assignment assignment() throws UndecidedException {
        Account account = profile.account();
        Instant asOf = profile.asOf();
        Engaged engaged = contributions.link(Engaged.class, "the engagement level");
        Mapped mapped = contributions.link(Mapped.class, "the mapping");
        Based based = contributions.link(Based.class, "the basis of the decision");
        Moved moved = contributions.link(Moved.class, "the cluster");
        InForce inForce = contributions.link(InForce.class, "the effective cluster");
        List<ReviewAsked> asked = contributions.all(ReviewAsked.class);
        Set<ReviewReason> reasons = EnumSet.noneOf(ReviewReason.class);
        for (ReviewAsked each : asked) {
            reasons.add(each.reason());
        }
        boolean rises = reasons.contains(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS);
        ReviewRequest review = asked.isEmpty() ? null : review(asked, reasons);
        TriggerStatus trigger = account.triggerStatus();
        if (trigger == null) {
            trigger = news() ? TriggerStatus.YES : TriggerStatus.NO;
        }
        OverallLevel overall = contributions.atMostOne(OverallLevel.class, "the overall engagement level");
        EngagementLevel level = engaged.level();
        if (profile.floored()) {
            level = overall == null ? EngagementLevel.NONE : overall.level();
        }
        Personalized personalized = contributions.atMostOne(Personalized.class, "personalization");
        Segmented segmented = contributions.atMostOne(Segmented.class, "the micro-segment");
        boolean weighed = based.basis() != Basis.CUSTOMER && based.basis() != Basis.NOT_IN_CRM;
        Set<DemotionTrigger> demotions = weighed ? moved.demotions() : Set.of();
        List<PromotionTrigger> promotions = promotions(moved);
        return new Assignment(
                account.accountId(),
                account.company(),
                profile.icpTier(),
                profile.accountTier(),
                level,
                trigger,
                moved.cluster(),
                inForce.effective(),
                profile.previousCluster(),
                promotions,
                available(),
                demotions.isEmpty() ? List.of() : List.copyOf(demotions),
                contributions.one(Programmed.class, "the programme").program(),
                contributions.one(NextActionChosen.class, "the next action").action(),
                personalized == null ? null : personalized.personalization(),
                segmented == null ? null : segmented.segment(),
                new Segmentation(
                        answer(SegmentationQuestion.ENGAGED),
                        answer(SegmentationQuestion.CHALLENGE),
                        answer(SegmentationQuestion.VALIDATED_NEED),
                        answer(SegmentationQuestion.BUYING_SIGNALS)),
                account.trustLevel(),
                review,
                findings(),
                fired(),
                new Rationale(engaged, mapped, based, moved, inForce).text(promotions, demotions, reasons),
                DecisionId.of(account, context.moment(asOf), rises ? profile.seat() : null),
                context.rulesVersion(),
                asOf);
    }

    private boolean news() {
        for (PromotionSeen seen : contributions.all(PromotionSeen.class)) {
            if (seen.trigger() == PromotionTrigger.NEWS_TRIGGER) {
                return true;
            }
        }
        return false;
    }

    private List<PromotionTrigger> promotions(Moved moved) {
        Basis basis = moved.basis();
        Set<PromotionTrigger> counted = EnumSet.noneOf(PromotionTrigger.class);
        for (PromotionSeen seen : contributions.all(PromotionSeen.class)) {
            boolean leadsHere =
                    moved.standing().compareTo(seen.to()) < 0 && seen.to().compareTo(moved.cluster()) <= 0;
            boolean weighed = basis != Basis.NOT_IN_CRM || seen.trigger() == PromotionTrigger.BETTER_TIER;
            if (leadsHere && weighed && seen.signals() == moved.profile()) {
                counted.add(seen.trigger());
            }
        }
        return counted.isEmpty() ? List.of() : List.copyOf(counted);
    }

    private List<PromotionTrigger> available() {
        Set<PromotionTrigger> triggers = EnumSet.noneOf(PromotionTrigger.class);
        for (Available available : contributions.all(Available.class)) {
            triggers.addAll(available.triggers());
        }
        return triggers.isEmpty() ? List.of() : List.copyOf(triggers);
    }

    private Segmentation.Answer answer(SegmentationQuestion question) {
        List<String> facts = List.of();
        boolean yes = false;
        for (Answered answered : contributions.all(Answered.class)) {
            if (answered.question() != question) {
                continue;
            }
            if (!yes) {
                yes = true;
                facts = new ArrayList<>();
            }
            if (answered.triggers().isEmpty()) {
                levelFacts(question, facts);
                continue;
            }
            for (PromotionSeen seen : contributions.all(PromotionSeen.class)) {
                if (seen.signals() == profile && answered.triggers().contains(seen.trigger())) {
                    facts.add(seen.words());
                }
            }
        }
        return yes ? new Segmentation.Answer(true, sorted(facts)) : Segmentation.Answer.NO;
    }

    /** Sorted, each of them once. */
    private static List<String> sorted(List<String> facts) {
        if (facts.size() < 2) {
            return facts;
        }
        facts.sort(null);
        int count = 1;
        for (int i = 1; i < facts.size(); i++) {
            if (!facts.get(i).equals(facts.get(count - 1))) {
                facts.set(count, facts.get(i));
                count++;
            }
        }
        return facts.subList(0, count);
    }

    private void levelFacts(SegmentationQuestion question, List<String> facts) {
        if (profile.statedLevel() != null) {
            facts.add("engagement_level " + profile.statedLevel());
            return;
        }
        for (LevelSeen seen : contributions.all(LevelSeen.class)) {
            boolean strong = question != SegmentationQuestion.BUYING_SIGNALS || seen.level() == EngagementLevel.HIGH;
            if (strong && seen.signals() == profile) {
                facts.add(seen.words());
            }
        }
    }

    private List<Finding> findings() {
        List<Found> found = contributions.all(Found.class);
        if (found.isEmpty() && profile.findings().isEmpty() && sheet == null) {
            return List.of();
        }
        Set<Finding> findings = new TreeSet<>(profile.findings());
        if (sheet != null) {
            findings.addAll(sheet.findings());
        }
        for (Found each : found) {
            findings.add(each.finding());
        }
        return List.copyOf(findings);
    }

    private List<FiredRule> fired() {
        if (scored.isEmpty()) {
            return context.inOrder(contributions.rules());
        }
        List<FiredRule> fired = new ArrayList<>(contributions.rules());
        scored.forEach(result -> fired.add(result.rule()));
        return context.inOrder(fired);
    }

    private ReviewRequest review(List<ReviewAsked> asked, Set<ReviewReason> asks) {
        Account account = profile.account();
        Instant asOf = profile.asOf();
        ReviewAsked leading = leading(asked);
        Cluster from = leading.from();
        Cluster proposed = leading.proposed();
        Set<ReviewReason> reasons = EnumSet.copyOf(asks);
        Review pending =
                account.reviews().isEmpty() ? null : Standing.of(account, asOf).pending();
        if (pending != null && stands() && pending.proposedCluster() == proposed && sameMove(pending, from, proposed)) {
            reasons.addAll(pending.reasons());
            return new ReviewRequest(
                    pending.id(), ReviewStatus.PENDING, List.copyOf(reasons), pending.from(), proposed);
        }
        String id = DecisionId.ofReview(account, from, proposed, Standing.predecessor(account, asOf));
        return new ReviewRequest(id, ReviewStatus.PENDING, List.copyOf(reasons), from, proposed);
    }

    /** The first that moves the account, in the order of rules and not in that in which they happened to fire; else the first. */
    private ReviewAsked leading(List<ReviewAsked> asked) {
        ReviewAsked leading = asked.get(0);
        for (ReviewAsked each : asked) {
            boolean moves = each.from() != each.proposed();
            boolean leads = leading.from() != leading.proposed();
            if (moves == leads ? context.isBefore(each.rule(), leading.rule()) : moves) {
                leading = each;
            }
        }
        return leading;
    }

    /** Whether the pending review still stands. */
    private boolean stands() {
        for (CircumstanceSeen each : contributions.all(CircumstanceSeen.class)) {
            if (each.circumstance() == Circumstance.REVIEW_PENDING) {
                return true;
            }
        }
        return false;
    }

    /**
     * A rise is the same rise from wherever the account has come to meanwhile, since it moves up to Future Pipeline while
     * the review waits; a fall or a conflict is the same only from the same cluster.
     */
    private static boolean sameMove(Review pending, Cluster from, Cluster proposed) {
        boolean bothRise = pending.from().compareTo(proposed) < 0 && from.compareTo(proposed) < 0;
        return bothRise || pending.from() == from;
    }
}
