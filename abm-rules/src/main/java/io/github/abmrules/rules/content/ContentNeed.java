package io.github.abmrules.rules.content;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.MicroSegment;
import io.github.abmrules.core.programme.Personalization;
import io.github.abmrules.core.programme.ProgramType;
import io.github.abmrules.rules.fact.Provision;
import io.github.abmrules.rules.fact.Served;
import org.jspecify.annotations.Nullable;

/**
 * An account that content is wanted for.
 *
 * @param effective the cluster in force
 * @param icpTier its fit
 * @param accountTier the effort it earns; null for tiers that earn none
 * @param jobToBeDone what it wants to get done; null when not known
 * @param segment the segment that it would be in
 */
public record ContentNeed(
        Cluster effective,
        IcpTier icpTier,
        @Nullable AccountTier accountTier,
        @Nullable String jobToBeDone,
        MicroSegment segment)
        implements Served {

    @Override
    public Provision programmed(FiredRule rule, ProgramType program) {
        return new Provided.Program(rule, this, program);
    }

    @Override
    public Provision personalized(FiredRule rule, Personalization personalization) {
        return new Provided.Level(rule, this, personalization);
    }

    @Override
    public Provision segmented(FiredRule rule) {
        return new Provided.Segment(rule, this, segment);
    }
}
