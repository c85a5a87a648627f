package io.github.abmrules.rules.fact;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.programme.MicroSegment;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.programme.Personalization;
import io.github.abmrules.core.programme.ProgramType;
import io.github.abmrules.core.programme.SegmentationQuestion;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.rules.profile.OverallSignals;
import io.github.abmrules.rules.profile.Profile;
import io.github.abmrules.rules.profile.Signals;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that a rule adds to the decision about one account beside the chain of {@link Decided} facts. No rule reads a
 * contribution: the stages gather them.
 */
public sealed interface Contribution {

    /** The rule that added it. */
    FiredRule rule();

    /** The account. */
    Profile profile();

    /**
     * A live signal shows a level.
     *
     * @param rule the rule
     * @param signals the evidence
     * @param level the level
     * @param what what was seen
     * @param value when or how much; null when {@code what} says all
     */
    record LevelSeen(
            FiredRule rule,
            Signals signals,
            EngagementLevel level,
            String what,
            @Nullable Object value) implements Contribution {
        /** The fact in words. */
        public String words() {
            return Words.of(what, value);
        }

        @Override
        public Profile profile() {
            return profileOf(signals);
        }
    }

    /**
     * A promotion trigger has evidence.
     *
     * @param rule the rule
     * @param signals the evidence: a profile, or all evidence of an account with a floor
     * @param trigger the trigger
     * @param to the cluster it lifts to
     * @param value when or how much; null when {@code what} says all
     */
    record PromotionSeen(
            FiredRule rule,
            Signals signals,
            PromotionTrigger trigger,
            Cluster to,
            @Nullable Object value) implements Contribution {
        /** The fact in words. */
        public String words() {
            return Words.of(trigger.id(), value);
        }

        @Override
        public Profile profile() {
            return profileOf(signals);
        }
    }

    /**
     * A demotion trigger holds.
     *
     * @param rule the rule
     * @param profile the account
     * @param trigger the trigger
     */
    record DemotionSeen(FiredRule rule, Profile profile, DemotionTrigger trigger) implements Contribution {}

    /** What a first-stage rule may say of an account that is neither promotion nor demotion. */
    enum Circumstance {
        /** It is a customer. */
        CUSTOMER,
        /** Its last open deal was lost. */
        DEAL_LOST,
        /** A deal is open and moving about which no person has decided as a conflict yet. */
        DISPUTABLE_DEAL,
        /** A pin holds. */
        PINNED,
        /** Its pending review still stands. */
        REVIEW_PENDING
    }

    /**
     * A circumstance holds.
     *
     * @param rule the rule
     * @param profile the account
     * @param circumstance which
     */
    record CircumstanceSeen(FiredRule rule, Profile profile, Circumstance circumstance) implements Contribution {}

    /**
     * Something that a person should know.
     *
     * @param rule the rule
     * @param profile the account
     * @param finding what
     */
    record Found(FiredRule rule, Profile profile, Finding finding) implements Contribution {}

    /**
     * The level over all evidence, where a floor leaves some of it out of the decision.
     *
     * @param rule the rule
     * @param profile the account
     * @param level the level
     */
    record OverallLevel(FiredRule rule, Profile profile, EngagementLevel level) implements Contribution {}

    /**
     * A person has to look.
     *
     * @param rule the rule
     * @param profile the account
     * @param reason why
     * @param from the cluster it would leave
     * @param proposed the cluster it would enter; equal to {@code from} for a conflict to acknowledge
     */
    record ReviewAsked(FiredRule rule, Profile profile, ReviewReason reason, Cluster from, Cluster proposed)
            implements Contribution {}

    /**
     * What would raise the account.
     *
     * @param rule the rule
     * @param profile the account
     * @param triggers which triggers
     */
    record Available(FiredRule rule, Profile profile, Set<PromotionTrigger> triggers) implements Contribution {}

    /**
     * The programme.
     *
     * @param rule the rule
     * @param profile the account
     * @param program which
     */
    record Programmed(FiredRule rule, Profile profile, ProgramType program) implements Contribution, Provision {}

    /**
     * The next action.
     *
     * @param rule the rule
     * @param profile the account
     * @param action which
     */
    record NextActionChosen(FiredRule rule, Profile profile, NextAction action) implements Contribution {}

    /**
     * How personal the content should be.
     *
     * @param rule the rule
     * @param profile the account
     * @param personalization how personal
     */
    record Personalized(FiredRule rule, Profile profile, Personalization personalization)
            implements Contribution, Provision {}

    /**
     * The micro-segment.
     *
     * @param rule the rule
     * @param profile the account
     * @param segment which
     */
    record Segmented(FiredRule rule, Profile profile, MicroSegment segment) implements Contribution, Provision {}

    /**
     * A segmentation question is answered with yes.
     *
     * @param rule the rule
     * @param profile the account
     * @param question which
     * @param triggers the promotion triggers whose facts answer it; empty for the facts of the engagement level
     */
    record Answered(FiredRule rule, Profile profile, SegmentationQuestion question, Set<PromotionTrigger> triggers)
            implements Contribution {}

    private static Profile profileOf(Signals signals) {
        if (signals instanceof Profile profile) {
            return profile;
        }
        return ((OverallSignals) signals).profile();
    }
}
