package io.github.abmrules.rules.plan;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.plan.ProgressOccasion;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task that may follow from a review of progress, with what rules know of the account.
 *
 * @param id the task
 * @param occasion what it follows from
 * @param tiers the tiers that it is for
 * @param accountTier the tier of the account
 * @param from the cluster where the account stood; null when it is new
 * @param to the cluster that the rules say
 * @param level how far it engages
 * @param reviewPending whether a move of it waits for a person
 */
public record ProgressChoice(
        String id,
        ProgressOccasion occasion,
        Set<AccountTier> tiers,
        AccountTier accountTier,
        @Nullable Cluster from,
        Cluster to,
        EngagementLevel level,
        boolean reviewPending) {

    /** Whether the account goes to a higher cluster than the one where it stood. */
    public boolean isForward() {
        return from != null && to.compareTo(from) > 0;
    }

    /** Whether the account goes to a lower cluster than the one where it stood. */
    public boolean isBackward() {
        return from != null && to.compareTo(from) < 0;
    }
}
