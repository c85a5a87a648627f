package io.github.abmrules.rules.fact;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.rules.profile.Profile;

/** A fact about one account that carries on what later rules read of its profile. */
public interface OfProfile {

    /** The account's profile. */
    Profile profile();

    /** See {@link Profile#icpTier()}. */
    default IcpTier icpTier() {
        return profile().icpTier();
    }

    /** See {@link Profile#accountTier()}. */
    default @org.jspecify.annotations.Nullable AccountTier accountTier() {
        return profile().accountTier();
    }

    /** See {@link Profile#standing()}. */
    default Cluster standing() {
        return profile().standing();
    }

    /** See {@link Profile#inCrm()}. */
    default boolean inCrm() {
        return profile().inCrm();
    }
}
