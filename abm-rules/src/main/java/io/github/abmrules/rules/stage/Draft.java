package io.github.abmrules.rules.stage;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.Segmentation;
import io.github.abmrules.core.programme.SegmentationQuestion;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.rules.fact.Based;
import io.github.abmrules.rules.fact.Basis;
import io.github.abmrules.rules.fact.Contribution;
import io.github.abmrules.rules.fact.Contribution.Answered;
import io.github.abmrules.rules.fact.Contribution.Available;
import io.github.abmrules.rules.fact.Contribution.Circumstance;
import io.github.abmrules.rules.fact.Contribution.CircumstanceSeen;
import io.github.abmrules.rules.fact.Contribution.DemotionSeen;
import io.github.abmrules.rules.fact.Contribution.Found;
import io.github.abmrules.rules.fact.Contribution.LevelSeen;
import io.github.abmrules.rules.fact.Contribution.NextActionChosen;
import io.github.abmrules.rules.fact.Contribution.OverallLevel;
import io.github.abmrules.rules.fact.Contribution.Personalized;
import io.github.abmrules.rules.fact.Contribution.Programmed;
import io.github.abmrules.rules.fact.Contribution.PromotionSeen;
import io.github.abmrules.rules.fact.Contribution.ReviewAsked;
import io.github.abmrules.rules.fact.Contribution.Segmented;
import io.github.abmrules.rules.fact.Decided;
import io.github.abmrules.rules.fact.Engaged;
import io.github.abmrules.rules.fact.Evidence;
import io.github.abmrules.rules.fact.InForce;
import io.github.abmrules.rules.fact.Mapped;
import io.github.abmrules.rules.fact.Moved;
import io.github.abmrules.rules.fact.TierScored;
import io.github.abmrules.rules.profile.Profile;
import io.github.abmrules.rules.profile.ScoreSheet;
import io.github.abmrules.rules.profile.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that the stages have found out about one account. */
final class Draft {
    private final Account account;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Contribution> contributions = new ArrayList<>();
    private final List<Decided> chain = new ArrayList<>();
    private @Nullable ScoreSheet sheet;
    private final List<TierScored> scored = new ArrayList<>();
    private @Nullable Profile profile;

    Draft(Account account) {
        this.account = account;
    }

    Account account() {
        return account;
    }

    /** Whether there is something to decide still. */
    boolean open() {
        return problems.isEmpty() && profile != null;
    }

    void reject(Problem problem) {
        problems.add(problem);
    }

    void scoring(ScoreSheet scoreSheet) {
        sheet = scoreSheet;
    }

    void scored(TierScored result) {
        scored.add(result);
        if (result.tier() == null && problems.isEmpty()) {
            reject(new Problem(
                    "icp_tier",
                    null,
                    "is required, since the firmographics cover only "
                            + Math.round(result.sheet().knownPercent()) + " % of the scorecard's weight"));
        }
    }

    /** The tier, given or scored; null when there is none to go on with. */
    @Nullable
    IcpTier tier() {
        if (!problems.isEmpty()) {
            return null;
        }
        if (sheet == null) {
            return account.icpTier();
        }
        return scored.size() == 1 ? scored.get(0).tier() : null;
    }

    void profiled(Profile result) {
        profile = result;
    }

    void clear() {
        contributions.clear();
        chain.clear();
    }

    void add(Contribution contribution) {
        contributions.add(contribution);
    }

    void add(Decided decided) {
        chain.add(decided);
    }

    Evidence evidence() {
        Profile known = Objects.requireNonNull(profile);
        Set<EngagementLevel> levels = EnumSet.noneOf(EngagementLevel.class);
        Set<EngagementLevel> overall = EnumSet.noneOf(EngagementLevel.class);
        Set<PromotionTrigger> seen = EnumSet.noneOf(PromotionTrigger.class);
        Set<Cluster> lifts = EnumSet.noneOf(Cluster.class);
        Set<DemotionTrigger> demotions = EnumSet.noneOf(DemotionTrigger.class);
        Set<Circumstance> circumstances = EnumSet.noneOf(Circumstance.class);
        for (Contribution contribution : contributions) {
            if (contribution instanceof LevelSeen level) {
                overall.add(level.level());
                if (level.signals() == known) {
                    levels.add(level.level());
                }
            } else if (contribution instanceof PromotionSeen promotion) {
                if (promotion.signals() == known) {
                    seen.add(promotion.trigger());
                    lifts.add(promotion.to());
                }
            } else if (contribution instanceof DemotionSeen demotion) {
                demotions.add(demotion.trigger());
            } else if (contribution instanceof CircumstanceSeen circumstance) {
                circumstances.add(circumstance.circumstance());
            }
        }
        return new Evidence(
                known,
                levels,
                overall,
                seen,
                lifts,
                demotions,
                circumstances.contains(Circumstance.CUSTOMER),
                circumstances.contains(Circumstance.DEAL_LOST),
                circumstances.contains(Circumstance.PINNED),
                circumstances.contains(Circumstance.DISPUTABLE_DEAL));
    }

    Outcome outcome(DecisionContext context, Instant asOf) {
        if (!problems.isEmpty()) {
            return Outcome.rejected(account, problems);
        }
        if (profile == null) {
            return Outcome.failed(
                    account,
                    "rules",
                    undecided(
                            "the ICP tier",
                            scored.stream().map(TierScored::rule).toList()));
        }
        try {
            return Outcome.decided(account, assignment(profile, context, asOf));
        } catch (UndecidedException e) {
            return Outcome.failed(account, "rules", e.reason());
        }
    }

    private Assignment assignment(Profile known, DecisionContext context, Instant asOf) throws UndecidedException {
        Engaged engaged = link(Engaged.class, "the engagement level");
        Mapped mapped = link(Mapped.class, "the mapping");
        Based based = link(Based.class, "the basis of the decision");
        Moved moved = link(Moved.class, "the cluster");
        InForce inForce = link(InForce.class, "the effective cluster");
        List<ReviewAsked> asked = all(ReviewAsked.class);
        boolean rises = asked.stream().anyMatch(each -> each.reason() == ReviewReason.PROMOTION_TO_ACTIVE_FOCUS);
        ReviewRequest review = asked.isEmpty() ? null : review(asked, asOf);
        TriggerStatus trigger = account.triggerStatus();
        if (trigger == null) {
            boolean news =
                    all(PromotionSeen.class).stream().anyMatch(seen -> seen.trigger() == PromotionTrigger.NEWS_TRIGGER);
            trigger = news ? TriggerStatus.YES : TriggerStatus.NO;
        }
        OverallLevel overall = atMostOne(OverallLevel.class, "the overall engagement level");
        EngagementLevel level = engaged.level();
        if (known.floored()) {
            level = overall == null ? EngagementLevel.NONE : overall.level();
        }
        Personalized personalized = atMostOne(Personalized.class, "personalization");
        Segmented segmented = atMostOne(Segmented.class, "the micro-segment");
        boolean weighed = based.basis() != Basis.CUSTOMER && based.basis() != Basis.NOT_IN_CRM;
        return new Assignment(
                account.accountId(),
                account.company(),
                known.icpTier(),
                known.accountTier(),
                level,
                trigger,
                moved.cluster(),
                inForce.effective(),
                known.previousCluster(),
                promotions(moved),
                available(),
                weighed ? List.copyOf(moved.demotions()) : List.of(),
                one(Programmed.class, "the programme").program(),
                one(NextActionChosen.class, "the next action").action(),
                personalized == null ? null : personalized.personalization(),
                segmented == null ? null : segmented.segment(),
                new Segmentation(
                        answer(SegmentationQuestion.ENGAGED),
                        answer(SegmentationQuestion.CHALLENGE),
                        answer(SegmentationQuestion.VALIDATED_NEED),
                        answer(SegmentationQuestion.BUYING_SIGNALS)),
                account.trustLevel(),
                review,
                findings(known),
                fired(context.packOrder()),
                rationale(known, engaged, trigger, mapped, based, moved, inForce, asked),
                DecisionId.of(account, context, asOf, rises ? known.seat() : null),
                context.rulesVersion(),
                asOf);
    }

    private List<PromotionTrigger> promotions(Moved moved) {
        Basis basis = moved.basis();
        Set<PromotionTrigger> counted = EnumSet.noneOf(PromotionTrigger.class);
        for (PromotionSeen seen : all(PromotionSeen.class)) {
            boolean leadsHere =
                    moved.standing().compareTo(seen.to()) < 0 && seen.to().compareTo(moved.cluster()) <= 0;
            boolean weighed = basis != Basis.NOT_IN_CRM || seen.trigger() == PromotionTrigger.BETTER_TIER;
            if (leadsHere && weighed && seen.signals() == moved.profile()) {
                counted.add(seen.trigger());
            }
        }
        return List.copyOf(counted);
    }

    private List<PromotionTrigger> available() {
        Set<PromotionTrigger> triggers = EnumSet.noneOf(PromotionTrigger.class);
        all(Available.class).forEach(available -> triggers.addAll(available.triggers()));
        return List.copyOf(triggers);
    }

    private Segmentation.Answer answer(SegmentationQuestion question) {
        Set<String> facts = new TreeSet<>();
        boolean yes = false;
        for (Answered answered : all(Answered.class)) {
            if (answered.question() != question) {
                continue;
            }
            yes = true;
            if (answered.triggers().isEmpty()) {
                levelFacts(question, facts);
            } else {
                all(PromotionSeen.class).stream()
                        .filter(seen ->
                                seen.signals() == profile && answered.triggers().contains(seen.trigger()))
                        .forEach(seen -> facts.add(seen.fact()));
            }
        }
        return yes ? new Segmentation.Answer(true, List.copyOf(facts)) : Segmentation.Answer.NO;
    }

    private void levelFacts(SegmentationQuestion question, Set<String> facts) {
        Profile known = Objects.requireNonNull(profile);
        if (known.statedLevel() != null) {
            facts.add("engagement_level " + known.statedLevel());
            return;
        }
        for (LevelSeen seen : all(LevelSeen.class)) {
            boolean strong = question != SegmentationQuestion.BUYING_SIGNALS || seen.level() == EngagementLevel.HIGH;
            if (strong && seen.signals() == known) {
                facts.add(seen.fact());
            }
        }
    }

    private List<Finding> findings(Profile known) {
        Set<Finding> findings = new TreeSet<>(known.findings());
        if (sheet != null) {
            findings.addAll(sheet.findings());
        }
        all(Found.class).forEach(found -> findings.add(found.finding()));
        return List.copyOf(findings);
    }

    private List<FiredRule> fired(List<String> packOrder) {
        Set<FiredRule> fired = new HashSet<>();
        scored.forEach(result -> fired.add(result.rule()));
        contributions.forEach(contribution -> fired.add(contribution.rule()));
        chain.forEach(decided -> fired.add(decided.rule()));
        List<FiredRule> ordered = new ArrayList<>(fired);
        ordered.sort(Comparator.<FiredRule>comparingInt(rule -> place(rule, packOrder))
                .thenComparing(FiredRule::id));
        return ordered;
    }

    private static int place(FiredRule rule, List<String> packOrder) {
        int dot = rule.id().indexOf('.');
        int index = dot < 0 ? -1 : packOrder.indexOf(rule.id().substring(0, dot));
        return index < 0 ? packOrder.size() : index;
    }

    private ReviewRequest review(List<ReviewAsked> asked, Instant asOf) {
        ReviewAsked leading = asked.stream()
                .filter(each -> each.from() != each.proposed())
                .findFirst()
                .orElse(asked.get(0));
        Cluster from = leading.from();
        Cluster proposed = leading.proposed();
        Set<ReviewReason> reasons = EnumSet.noneOf(ReviewReason.class);
        asked.forEach(each -> reasons.add(each.reason()));
        Review pending = Standing.of(account, asOf).pending();
        boolean stands = all(CircumstanceSeen.class).stream()
                .anyMatch(each -> each.circumstance() == Circumstance.REVIEW_PENDING);
        if (pending != null
                && stands
                && pending.proposedCluster() == proposed
                && sameMove(pending, from, proposed)) {
            reasons.addAll(pending.reasons());
            return new ReviewRequest(
                    pending.id(), ReviewStatus.PENDING, List.copyOf(reasons), pending.from(), proposed);
        }
        String id = DecisionId.ofReview(account, from, proposed, Standing.predecessor(account, asOf));
        return new ReviewRequest(id, ReviewStatus.PENDING, List.copyOf(reasons), from, proposed);
    }

    /**
     * A rise is the same rise from wherever the account has come to meanwhile, since it moves up to Future Pipeline while
     * the review waits; a fall or a conflict is the same only from the same cluster.
     */
    private static boolean sameMove(Review pending, Cluster from, Cluster proposed) {
        boolean bothRise = pending.from().compareTo(proposed) < 0 && from.compareTo(proposed) < 0;
        return bothRise || pending.from() == from;
    }

    private static String rationale(
            Profile known,
            Engaged engaged,
            TriggerStatus trigger,
            Mapped mapped,
            Based based,
            Moved moved,
            InForce inForce,
            List<ReviewAsked> asked) {
        StringBuilder text = new StringBuilder("Tier ")
                .append(known.icpTier())
                .append(", ")
                .append(engaged.level())
                .append(" engagement, trigger ")
                .append(trigger)
                .append(". ");
        if (based.basis() == Basis.CUSTOMER || based.basis() == Basis.NOT_IN_CRM) {
            text.append(based.rule().summary());
        } else {
            text.append(mapped.rule().summary());
        }
        text.append(". ").append(moved.rule().summary()).append('.');
        if (inForce.effective() != moved.cluster()) {
            text.append(' ').append(inForce.rule().summary()).append('.');
        }
        if (!asked.isEmpty()) {
            EnumSet<ReviewReason> reasons = EnumSet.noneOf(ReviewReason.class);
            asked.forEach(each -> reasons.add(each.reason()));
            text.append(" Review: ");
            text.append(
                    String.join(", ", reasons.stream().map(ReviewReason::name).toList()));
            text.append('.');
        }
        return text.toString();
    }

    private <T extends Contribution> List<T> all(Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Contribution contribution : contributions) {
            if (type.isInstance(contribution)) {
                found.add(type.cast(contribution));
            }
        }
        return found;
    }

    private <T extends Decided> T link(Class<T> type, String what) throws UndecidedException {
        List<T> found = new ArrayList<>();
        for (Decided decided : chain) {
            if (type.isInstance(decided)) {
                found.add(type.cast(decided));
            }
        }
        if (found.size() != 1) {
            throw new UndecidedException(
                    undecided(what, found.stream().map(Decided::rule).toList()));
        }
        return found.get(0);
    }

    private <T extends Contribution> T one(Class<T> type, String what) throws UndecidedException {
        T found = atMostOne(type, what);
        if (found == null) {
            throw new UndecidedException(undecided(what, List.of()));
        }
        return found;
    }

    private <T extends Contribution> @Nullable T atMostOne(Class<T> type, String what) throws UndecidedException {
        List<T> found = all(type);
        if (found.size() > 1) {
            throw new UndecidedException(
                    undecided(what, found.stream().map(Contribution::rule).toList()));
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private static String undecided(String what, Collection<FiredRule> rules) {
        if (rules.isEmpty()) {
            return "No rule decided " + what + ". Maybe a rule was removed or its conditions leave a gap?";
        }
        List<String> ids = rules.stream().map(FiredRule::id).sorted().toList();
        return "Several rules decided " + what + ": " + String.join(", ", ids)
                + ". Maybe their conditions should exclude each other?";
    }

    /** The rules left a gap or contradict each other. */
    private static final class UndecidedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        UndecidedException(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
