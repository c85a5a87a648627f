package io.github.abmrules.rules.fact;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.explain.FiredRule;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the decision rests on, and the cluster it starts from.
 *
 * @param rule the rule that decided it
 * @param mapped what it rests on
 * @param basis what counts
 * @param start where the movement starts; {@link Cluster#MONITOR_ONLY} for nowhere
 */
public record Based(FiredRule rule, Mapped mapped, Basis basis, Cluster start) implements OfEvidence, Decided {

    @Override
    public Evidence evidence() {
        return mapped.evidence();
    }

    /** The clusters that something speaks for: the start, the mapping, and what promotion triggers lift to. */
    public Set<Cluster> candidates() {
        Set<Cluster> candidates = EnumSet.of(start, mapped.mapped());
        candidates.addAll(lifts());
        return candidates;
    }
}
