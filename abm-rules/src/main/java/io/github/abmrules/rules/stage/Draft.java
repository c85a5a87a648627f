package io.github.abmrules.rules.stage;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.rules.fact.Contribution;
import io.github.abmrules.rules.fact.Contribution.Circumstance;
import io.github.abmrules.rules.fact.Contribution.CircumstanceSeen;
import io.github.abmrules.rules.fact.Contribution.DemotionSeen;
import io.github.abmrules.rules.fact.Contribution.LevelSeen;
import io.github.abmrules.rules.fact.Contribution.PromotionSeen;
import io.github.abmrules.rules.fact.Decided;
import io.github.abmrules.rules.fact.Evidence;
import io.github.abmrules.rules.fact.TierScored;
import io.github.abmrules.rules.profile.Profile;
import io.github.abmrules.rules.profile.ScoreSheet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that the stages have found out about one account. */
final class Draft {
    private static final String RULES = "rules";

    private final Account account;
    private @Nullable Problem problem;
    private final Contributions contributions = new Contributions();
    private List<TierScored> scored = List.of();
    private @Nullable ScoreSheet sheet;
    private @Nullable Profile profile;

    Draft(Account account) {
        this.account = account;
    }

    Account account() {
        return account;
    }

    /** Whether there is something to decide still. */
    boolean open() {
        return problem == null && profile != null;
    }

    void reject(Problem found) {
        problem = found;
    }

    /** What is scored; null when nothing is. */
    @Nullable
    ScoreSheet sheet() {
        return sheet;
    }

    /** The profile; null before there is one. */
    @Nullable
    Profile profile() {
        return profile;
    }

    void scoring(ScoreSheet scoreSheet) {
        sheet = scoreSheet;
    }

    void scored(TierScored result) {
        scored = new ArrayList<>(scored);
        scored.add(result);
        if (result.tier() == null && problem == null) {
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
        if (problem != null) {
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
    }

    void add(Contribution contribution) {
        contributions.add(contribution);
    }

    void add(Decided decided) {
        contributions.add(decided);
    }

    /** The account with the evidence that the rules of the first stage found. */
    Evidence evidence() {
        Profile known = Objects.requireNonNull(profile);
        Set<EngagementLevel> levels = EnumSet.noneOf(EngagementLevel.class);
        Set<EngagementLevel> overall = EnumSet.noneOf(EngagementLevel.class);
        for (LevelSeen seen : contributions.all(LevelSeen.class)) {
            overall.add(seen.level());
            if (seen.signals() == known) {
                levels.add(seen.level());
            }
        }
        Set<PromotionTrigger> promotions = EnumSet.noneOf(PromotionTrigger.class);
        Set<Cluster> lifts = EnumSet.noneOf(Cluster.class);
        for (PromotionSeen seen : contributions.all(PromotionSeen.class)) {
            if (seen.signals() == known) {
                promotions.add(seen.trigger());
                lifts.add(seen.to());
            }
        }
        Set<DemotionTrigger> demotions = EnumSet.noneOf(DemotionTrigger.class);
        for (DemotionSeen seen : contributions.all(DemotionSeen.class)) {
            demotions.add(seen.trigger());
        }
        Set<Circumstance> circumstances = EnumSet.noneOf(Circumstance.class);
        for (CircumstanceSeen seen : contributions.all(CircumstanceSeen.class)) {
            circumstances.add(seen.circumstance());
        }
        return new Evidence(
                known,
                levels,
                overall,
                promotions,
                lifts,
                demotions,
                circumstances.contains(Circumstance.CUSTOMER),
                circumstances.contains(Circumstance.DEAL_LOST),
                circumstances.contains(Circumstance.PINNED),
                circumstances.contains(Circumstance.DISPUTABLE_DEAL));
    }

    Outcome outcome(DecisionContext context) {
        if (problem != null) {
            return Outcome.rejected(account, List.of(problem));
        }
        try {
            if (profile == null) {
                throw new UndecidedException(
                        "the ICP tier", scored.stream().map(TierScored::rule).toList());
            }
            return Outcome.decided(
                    account, new Conclusion(context, profile, sheet, scored, contributions).assignment());
        } catch (UndecidedException e) {
            return Outcome.failed(account, RULES, e.reason());
        }
    }
}
