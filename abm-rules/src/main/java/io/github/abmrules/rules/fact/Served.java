package io.github.abmrules.rules.fact;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.MicroSegment;
import io.github.abmrules.core.programme.Personalization;
import io.github.abmrules.core.programme.ProgramType;
import org.jspecify.annotations.Nullable;

/**
 * An account that a programme serves, as the rules about programme, personalization and micro-segment read it: in a cluster
 * decision {@link InForce}, or what a host asks content for. So each of these rules is there once.
 */
public interface Served {

    /** The cluster in force. */
    Cluster effective();

    /** Its fit. */
    IcpTier icpTier();

    /** The effort it earns; null for tiers that earn none. */
    @Nullable
    AccountTier accountTier();

    /** What it wants to get done; null when not known. */
    @Nullable
    String jobToBeDone();

    /** The segment that it would be in. */
    MicroSegment segment();

    /** It gets a programme. */
    Provision programmed(FiredRule rule, ProgramType program);

    /** Its content is this personal. */
    Provision personalized(FiredRule rule, Personalization personalization);

    /** It is in its segment. */
    Provision segmented(FiredRule rule);
}
