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
import java.util.function.Function;

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
    private static final int USUAL_LENGTH = 400;

    /** The text, given what counted and why a person has to look. */
    String text(List<PromotionTrigger> promotions, Set<DemotionTrigger> demotions, Collection<ReviewReason> reasons) {
        Profile profile = moved.profile();
        StringBuilder text = new StringBuilder(USUAL_LENGTH);
        text.append("Tier ").append(profile.icpTier().name()).append(", ");
        text.append(engaged.level().name())
                .append(" engagement, trigger ")
                .append(trigger().name())
                .append('.');
        boolean weighed = based.basis() != Basis.CUSTOMER && based.basis() != Basis.NOT_IN_CRM;
        sentence(text, weighed ? mapped.rule().summary() : based.rule().summary());
        if (!promotions.isEmpty()) {
            list(text, " Promotion: ", promotions, PromotionTrigger::id);
        }
        if (!demotions.isEmpty()) {
            list(text, " Demotion: ", demotions, DemotionTrigger::id);
        }
        if (based.basis() == Basis.DEAL_LOST) {
            sentence(text, based.rule().summary());
        }
        if (stays()) {
            text.append(" It stays in ").append(moved.cluster().name());
            text.append(", which the mapping alone does not lower.");
        } else if (!weighed || moved.demoted() || based.basis() == Basis.POOR_FIT) {
            sentence(text, moved.rule().summary());
        }
        if (inForce.effective() != moved.cluster()) {
            sentence(text, inForce.rule().summary());
        }
        if (!reasons.isEmpty()) {
            list(text, " Review: ", reasons, ReviewReason::name);
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
        text.append(' ').append(sentence).append('.');
    }

    private static <T> void list(StringBuilder text, String what, Collection<T> all, Function<T, String> name) {
        text.append(what);
        String separator = "";
        for (T each : all) {
            text.append(separator).append(name.apply(each));
            separator = ", ";
        }
        text.append('.');
    }
}
