package io.github.abmrules.rules.stage;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.rules.fact.Based;
import io.github.abmrules.rules.fact.Basis;
import io.github.abmrules.rules.fact.Engaged;
import io.github.abmrules.rules.fact.InForce;
import io.github.abmrules.rules.fact.Mapped;
import io.github.abmrules.rules.fact.Moved;
import io.github.abmrules.rules.profile.Profile;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The decision in a few sentences, where they can be in the words of the rules that made it.
 *
 * @param engaged the level that the mapping went by
 * @param mapped the mapping
 * @param based what the decision rests on
 * @param moved what the rules decided for
 * @param inForce what is in force
 */
record Rationale(Engaged engaged, Mapped mapped, Based based, Moved moved, InForce inForce) {

    /** The text, given what counted and why a person has to look. */
    String text(List<PromotionTrigger> promotions, Set<DemotionTrigger> demotions, Collection<ReviewReason> reasons) {
        Profile profile = moved.profile();
        StringBuilder text = new StringBuilder();
        sentence(text, "Tier " + profile.icpTier() + ", " + engaged.level() + " engagement, trigger " + trigger());
        boolean weighed = based.basis() != Basis.CUSTOMER && based.basis() != Basis.NOT_IN_CRM;
        sentence(text, weighed ? mapped.rule().summary() : based.rule().summary());
        if (!promotions.isEmpty()) {
            sentence(
                    text,
                    "Promotion: "
                            + promotions.stream().map(PromotionTrigger::id).collect(Collectors.joining(", ")));
        }
        if (!demotions.isEmpty()) {
            sentence(
                    text,
                    "Demotion: " + demotions.stream().map(DemotionTrigger::id).collect(Collectors.joining(", ")));
        }
        if (based.basis() == Basis.DEAL_LOST) {
            sentence(text, based.rule().summary());
        }
        if (stays()) {
            sentence(text, "It stays in " + moved.cluster() + ", which the mapping alone does not lower");
        } else if (!weighed || moved.demoted() || based.basis() == Basis.POOR_FIT) {
            sentence(text, moved.rule().summary());
        }
        if (inForce.effective() != moved.cluster()) {
            sentence(text, inForce.rule().summary());
        }
        if (!reasons.isEmpty()) {
            sentence(text, "Review: " + reasons.stream().map(ReviewReason::name).collect(Collectors.joining(", ")));
        }
        return text.toString();
    }

    private TriggerStatus trigger() {
        if (moved.profile().account().triggerStatus() == TriggerStatus.UNKNOWN) {
            return TriggerStatus.UNKNOWN;
        }
        return moved.news() ? TriggerStatus.YES : TriggerStatus.NO;
    }

    private boolean stays() {
        Cluster cluster = moved.cluster();
        return based.basis() == Basis.STANDING
                && !moved.demoted()
                && cluster == moved.standing()
                && cluster.compareTo(mapped.mapped()) > 0;
    }

    private static void sentence(StringBuilder text, String sentence) {
        text.append(text.isEmpty() ? "" : " ").append(sentence).append('.');
    }
}
