package io.github.abmrules.rules.fact;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.rules.profile.Profile;
import java.util.Set;

/**
 * A profile with all evidence that the rules found in it: the input of the second stage.
 *
 * @param profile the account
 * @param levels the levels that live signals show, those before the floor left out
 * @param overallLevels the same over all live signals; equal to {@code levels} where there is no floor
 * @param seen promotion triggers with evidence
 * @param lifts the clusters that they lift to
 * @param demotions demotion triggers that hold against where the account stands
 * @param customer whether the account is a customer
 * @param dealLost whether its last open deal was lost since it came where it stands
 * @param pinned whether a pin holds
 * @param disputableDeal whether a deal is open and moving about which no person has decided as a conflict yet
 */
public record Evidence(
        Profile profile,
        Set<EngagementLevel> levels,
        Set<EngagementLevel> overallLevels,
        Set<PromotionTrigger> seen,
        Set<Cluster> lifts,
        Set<DemotionTrigger> demotions,
        boolean customer,
        boolean dealLost,
        boolean pinned,
        boolean disputableDeal)
        implements OfProfile {

    /** Whether the news gives a reason to buy now. */
    public boolean news() {
        return seen.contains(PromotionTrigger.NEWS_TRIGGER);
    }

    /** Whether a demotion trigger holds. */
    public boolean demoted() {
        return !demotions.isEmpty();
    }

    /** Whether there is a floor under the evidence. */
    public boolean floored() {
        return profile.floored();
    }
}
