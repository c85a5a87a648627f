package io.github.abmrules.rules.fact;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.rules.profile.Profile;
import java.util.Set;

/** A fact about one account that carries on what later rules read of its evidence. */
public interface OfEvidence extends OfProfile {

    /** The account's evidence. */
    Evidence evidence();

    @Override
    default Profile profile() {
        return evidence().profile();
    }

    /** See {@link Evidence#seen()}. */
    default Set<PromotionTrigger> seen() {
        return evidence().seen();
    }

    /** See {@link Evidence#lifts()}. */
    default Set<Cluster> lifts() {
        return evidence().lifts();
    }

    /** See {@link Evidence#demotions()}. */
    default Set<DemotionTrigger> demotions() {
        return evidence().demotions();
    }

    /** See {@link Evidence#demoted()}. */
    default boolean demoted() {
        return evidence().demoted();
    }

    /** See {@link Evidence#news()}. */
    default boolean news() {
        return evidence().news();
    }

    /** See {@link Evidence#pinned()}. */
    default boolean pinned() {
        return evidence().pinned();
    }
}
