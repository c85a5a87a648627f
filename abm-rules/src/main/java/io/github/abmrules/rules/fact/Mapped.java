package io.github.abmrules.rules.fact;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.explain.FiredRule;

/**
 * The cluster that the mapping gives.
 *
 * @param rule the rule that decided it
 * @param engaged what it rests on
 * @param mapped the cluster
 */
public record Mapped(FiredRule rule, Engaged engaged, Cluster mapped) implements OfEvidence, Decided {

    @Override
    public Evidence evidence() {
        return engaged.evidence();
    }

    /** The engagement level. */
    public EngagementLevel level() {
        return engaged.level();
    }

    /** Whether the account is a customer. */
    public boolean customer() {
        return evidence().customer();
    }

    /** Whether its last open deal was lost. */
    public boolean dealLost() {
        return evidence().dealLost();
    }
}
