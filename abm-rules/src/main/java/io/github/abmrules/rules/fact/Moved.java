package io.github.abmrules.rules.fact;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.explain.FiredRule;

/**
 * The cluster that the rules decide for.
 *
 * @param rule the rule that decided it
 * @param based what it rests on
 * @param cluster the cluster
 * @param contested whether a promotion and a demotion speak against each other, and the account stays for that
 */
public record Moved(FiredRule rule, Based based, Cluster cluster, boolean contested) implements OfEvidence, Decided {

    @Override
    public Evidence evidence() {
        return based.evidence();
    }

    /** Whether the cluster is below where the account stands. */
    public boolean fell() {
        return cluster.compareTo(standing()) < 0;
    }

    /** What the decision rests on. */
    public Basis basis() {
        return based.basis();
    }

    /** The cluster that the mapping gives. */
    public Cluster mapped() {
        return based.mapped().mapped();
    }

    /** The engagement level. */
    public EngagementLevel level() {
        return based.mapped().level();
    }

    /** See {@link Evidence#disputableDeal()}. */
    public boolean disputableDeal() {
        return evidence().disputableDeal();
    }

    /** The seat of Active Focus that the account would take. */
    public int seat() {
        return profile().seat();
    }
}
