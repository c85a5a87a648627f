package io.github.abmrules.rules.fact;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.explain.FiredRule;

/**
 * The highest cluster that something speaks for.
 *
 * @param rule the rule that decided it
 * @param based what it rests on
 * @param target the cluster
 */
public record Targeted(FiredRule rule, Based based, Cluster target) implements OfEvidence, Decided {

    @Override
    public Evidence evidence() {
        return based.evidence();
    }

    /** Whether the target is above where the account stands. */
    public boolean rises() {
        return target.compareTo(standing()) > 0;
    }
}
