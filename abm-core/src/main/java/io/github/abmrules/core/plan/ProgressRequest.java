package io.github.abmrules.core.plan;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.rejection.InvalidFactException;
import org.jspecify.annotations.Nullable;

/**
 * An account whose progress is reviewed.
 *
 * @param accountId the account
 * @param accountTier how much personal effort it earns
 * @param from the cluster where it stood; null for a new account
 * @param to the cluster that the rules say
 * @param engagementLevel how far it engages
 * @param reviewPending whether a move of it waits for a person
 */
public record ProgressRequest(
        String accountId,
        AccountTier accountTier,
        @Nullable Cluster from,
        Cluster to,
        EngagementLevel engagementLevel,
        boolean reviewPending) {

    /**
     * Checks that everything is there that must be.
     *
     * @throws InvalidFactException when something is missing
     */
    public ProgressRequest {
        InvalidFactException.requireText("account_id", accountId);
        InvalidFactException.require("account_tier", accountTier);
        InvalidFactException.require("to", to);
        InvalidFactException.require("engagement_level", engagementLevel);
    }
}
