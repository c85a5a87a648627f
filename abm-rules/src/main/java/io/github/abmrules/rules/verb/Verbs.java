package io.github.abmrules.rules.verb;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.programme.Personalization;
import io.github.abmrules.core.programme.ProgramType;
import io.github.abmrules.core.programme.SegmentationQuestion;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.rules.fact.Based;
import io.github.abmrules.rules.fact.Basis;
import io.github.abmrules.rules.fact.Contribution;
import io.github.abmrules.rules.fact.Engaged;
import io.github.abmrules.rules.fact.Evidence;
import io.github.abmrules.rules.fact.InForce;
import io.github.abmrules.rules.fact.Mapped;
import io.github.abmrules.rules.fact.Moved;
import io.github.abmrules.rules.fact.OfProfile;
import io.github.abmrules.rules.fact.PortfolioFound;
import io.github.abmrules.rules.fact.Provision;
import io.github.abmrules.rules.fact.Served;
import io.github.abmrules.rules.fact.Targeted;
import io.github.abmrules.rules.fact.TierScored;
import io.github.abmrules.rules.profile.Profile;
import io.github.abmrules.rules.profile.ScoreSheet;
import io.github.abmrules.rules.profile.Signals;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.rule.Rule;

/**
 * The verbs of a right-hand side. Each makes one fact from the rule that fires and what it matched; the rule inserts it and
 * does nothing else: {@code insert( mapped( drools.getRule(), $e, Cluster.ACTIVE_FOCUS ) );}.
 */
public final class Verbs {

    private Verbs() {}

    /** The scorecard gives a tier. */
    public static TierScored scored(Rule rule, ScoreSheet sheet, IcpTier tier) {
        return new TierScored(fired(rule), sheet, tier);
    }

    /** Too little is known for a tier. */
    public static TierScored unscored(Rule rule, ScoreSheet sheet) {
        return new TierScored(fired(rule), sheet, null);
    }

    /** A live signal shows a level. */
    public static Contribution.LevelSeen shows(
            Rule rule, Signals signals, EngagementLevel level, String what, @Nullable Object fact) {
        return new Contribution.LevelSeen(fired(rule), signals, level, what, fact);
    }

    /** A promotion trigger has evidence and lifts to a cluster. */
    public static Contribution.PromotionSeen promotes(
            Rule rule, Signals signals, PromotionTrigger trigger, Cluster to, @Nullable Object fact) {
        return new Contribution.PromotionSeen(fired(rule), signals, trigger, to, fact);
    }

    /** A demotion trigger holds. */
    public static Contribution.DemotionSeen demotes(Rule rule, Profile profile, DemotionTrigger trigger) {
        return new Contribution.DemotionSeen(fired(rule), profile, trigger);
    }

    /** A circumstance holds. */
    public static Contribution.CircumstanceSeen holds(
            Rule rule, Profile profile, Contribution.Circumstance circumstance) {
        return new Contribution.CircumstanceSeen(fired(rule), profile, circumstance);
    }

    /** Something that a person should know. */
    public static Contribution.Found informs(Rule rule, OfProfile about, String code, String message) {
        return new Contribution.Found(fired(rule), about.profile(), Finding.info(code, message, null));
    }

    /** Something is odd. */
    public static Contribution.Found warns(Rule rule, OfProfile about, String code, String message) {
        return new Contribution.Found(fired(rule), about.profile(), Finding.warning(code, message, null));
    }

    /** The level that the mapping goes by. */
    public static Engaged engaged(Rule rule, Evidence evidence, EngagementLevel level) {
        return new Engaged(fired(rule), evidence, level);
    }

    /** The level over all evidence. */
    public static Contribution.OverallLevel overall(Rule rule, Evidence evidence, EngagementLevel level) {
        return new Contribution.OverallLevel(fired(rule), evidence.profile(), level);
    }

    /** The cluster that the mapping gives. */
    public static Mapped mapped(Rule rule, Engaged engaged, Cluster cluster) {
        return new Mapped(fired(rule), engaged, cluster);
    }

    /** What the decision rests on and where it starts. */
    public static Based based(Rule rule, Mapped mapped, Basis basis, Cluster start) {
        return new Based(fired(rule), mapped, basis, start);
    }

    /** The highest cluster that something speaks for. */
    public static Targeted targeted(Rule rule, Based based, Cluster target) {
        return new Targeted(fired(rule), based, target);
    }

    /** The decision, on a basis on which there is nothing to weigh. */
    public static Moved moved(Rule rule, Based based, Cluster cluster) {
        return new Moved(fired(rule), based, cluster, false);
    }

    /** The decision, once the target is known. */
    public static Moved moved(Rule rule, Targeted targeted, Cluster cluster) {
        return new Moved(fired(rule), targeted.based(), cluster, false);
    }

    /** The decision to stay, since a promotion and a demotion speak against each other. */
    public static Moved contested(Rule rule, Targeted targeted, Cluster cluster) {
        return new Moved(fired(rule), targeted.based(), cluster, true);
    }

    /** A person has to look at a move. */
    public static Contribution.ReviewAsked asks(
            Rule rule, Moved moved, ReviewReason reason, Cluster from, Cluster proposed) {
        return new Contribution.ReviewAsked(fired(rule), moved.profile(), reason, from, proposed);
    }

    /** The cluster in force. */
    public static InForce inForce(Rule rule, Moved moved, Cluster cluster) {
        return InForce.of(fired(rule), moved, cluster);
    }

    /** What would raise the account, of these triggers those that have no evidence yet. */
    public static Contribution.Available available(Rule rule, Moved moved, PromotionTrigger... triggers) {
        Set<PromotionTrigger> missing = EnumSet.noneOf(PromotionTrigger.class);
        missing.addAll(Set.of(triggers));
        missing.removeAll(moved.seen());
        return new Contribution.Available(fired(rule), moved.profile(), missing);
    }

    /** What would raise the account, all evidence before this decision left out. */
    public static Contribution.Available availableAfresh(Rule rule, Moved moved, PromotionTrigger... triggers) {
        Set<PromotionTrigger> missing = EnumSet.noneOf(PromotionTrigger.class);
        missing.addAll(Set.of(triggers));
        return new Contribution.Available(fired(rule), moved.profile(), missing);
    }

    /** The programme. */
    public static Provision programmed(Rule rule, Served served, ProgramType program) {
        return served.programmed(fired(rule), program);
    }

    /** The next action. */
    public static Contribution.NextActionChosen next(Rule rule, InForce inForce, NextAction action) {
        return new Contribution.NextActionChosen(fired(rule), inForce.profile(), action);
    }

    /** How personal the content should be. */
    public static Provision personalized(Rule rule, Served served, Personalization personalization) {
        return served.personalized(fired(rule), personalization);
    }

    /** The micro-segment, of what the account says of itself. */
    public static Provision segmented(Rule rule, Served served) {
        return served.segmented(fired(rule));
    }

    /** A question is answered with yes by the engagement level. */
    public static Contribution.Answered answeredByLevel(Rule rule, InForce inForce, SegmentationQuestion question) {
        return new Contribution.Answered(fired(rule), inForce.profile(), question, Set.of());
    }

    /** A question is answered with yes by promotion triggers. */
    public static Contribution.Answered answered(
            Rule rule, InForce inForce, SegmentationQuestion question, PromotionTrigger... triggers) {
        return new Contribution.Answered(fired(rule), inForce.profile(), question, Set.of(triggers));
    }

    /** Something about the portfolio as a whole is odd. */
    public static PortfolioFound reports(Rule rule, String code, String message) {
        return new PortfolioFound(fired(rule), Finding.warning(code, message, null));
    }

    /** The rule that fires, as an explanation names it: for the verbs of other questions. */
    public static FiredRule fired(Rule rule) {
        return rule instanceof KnownRule known ? known.fired() : named(rule);
    }

    private static FiredRule named(Rule rule) {
        Map<String, Object> metaData = rule.getMetaData();
        return new FiredRule(
                String.valueOf(metaData.get("id")), rule.getName(), String.valueOf(metaData.get("playbook")));
    }
}
