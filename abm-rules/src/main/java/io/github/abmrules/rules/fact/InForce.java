package io.github.abmrules.rules.fact;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.programme.Challenge;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that is in force.
 *
 * @param rule the rule that decided it
 * @param moved what it rests on
 * @param effective the cluster
 */
public record InForce(FiredRule rule, Moved moved, Cluster effective) implements OfEvidence, Decided {

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

    /** The engagement level. */
    public EngagementLevel level() {
        return moved.level();
    }

    /** The supposed challenge; null when there is none. */
    public @Nullable Challenge challenge() {
        return profile().account().challenge();
    }

    /** What the account wants to get done; null when not known. */
    public @Nullable String jobToBeDone() {
        return profile().account().jobToBeDone();
    }

    /** Whether people at the account are known, to us and to the CRM. */
    public boolean contactsKnown() {
        return inCrm() && !profile().account().contacts().isEmpty();
    }
}
