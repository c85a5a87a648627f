package io.github.abmrules.rules.fact;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.Challenge;
import io.github.abmrules.core.programme.MicroSegment;
import io.github.abmrules.core.programme.Personalization;
import io.github.abmrules.core.programme.ProgramType;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that is in force.
 *
 * @param rule the rule that decided it
 * @param moved what it rests on
 * @param effective the cluster
 * @param level the engagement level that the programme goes by: none for an account that falls with this decision, because
 *     what was before its fall no longer counts once it has fallen
 */
public record InForce(FiredRule rule, Moved moved, Cluster effective, EngagementLevel level)
        implements OfEvidence, Decided, Served {

    /** The cluster that is in force, with the level that the programme goes by. */
    public static InForce of(FiredRule rule, Moved moved, Cluster effective) {
        boolean falls = !moved.pinned() && effective.compareTo(moved.standing()) < 0;
        return new InForce(rule, moved, effective, falls ? EngagementLevel.NONE : moved.level());
    }

    @Override
    public Evidence evidence() {
        return moved.evidence();
    }

    /** What the rules decided for. */
    public Cluster cluster() {
        return moved.cluster();
    }

    /** What the decision rests on. */
    public Basis basis() {
        return moved.basis();
    }

    /** The supposed challenge; null when there is none. */
    public @Nullable Challenge challenge() {
        return profile().account().challenge();
    }

    @Override
    public @Nullable String jobToBeDone() {
        return profile().account().jobToBeDone();
    }

    @Override
    public IcpTier icpTier() {
        return profile().icpTier();
    }

    @Override
    public @Nullable AccountTier accountTier() {
        return profile().accountTier();
    }

    @Override
    public MicroSegment segment() {
        var account = profile().account();
        return new MicroSegment(account.challenge(), account.vertical(), account.stage());
    }

    @Override
    public Provision programmed(FiredRule by, ProgramType program) {
        return new Contribution.Programmed(by, profile(), program);
    }

    @Override
    public Provision personalized(FiredRule by, Personalization personalization) {
        return new Contribution.Personalized(by, profile(), personalization);
    }

    @Override
    public Provision segmented(FiredRule by) {
        return new Contribution.Segmented(by, profile(), segment());
    }

    /** Whether people at the account are known, to us and to the CRM. */
    public boolean contactsKnown() {
        return inCrm() && !profile().account().contacts().isEmpty();
    }
}
