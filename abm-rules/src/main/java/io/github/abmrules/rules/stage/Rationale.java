package io.github.abmrules.rules.stage;

import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.rules.fact.Based;
import io.github.abmrules.rules.fact.Basis;
import io.github.abmrules.rules.fact.Contribution.ReviewAsked;
import io.github.abmrules.rules.fact.Engaged;
import io.github.abmrules.rules.fact.InForce;
import io.github.abmrules.rules.fact.Mapped;
import io.github.abmrules.rules.fact.Moved;
import io.github.abmrules.rules.profile.Profile;
import java.util.EnumSet;
import java.util.List;

/** The decision in a sentence or two, in the words of the rules that made it. */
final class Rationale {

    private Rationale() {}

    static String of(
            Profile profile,
            Engaged engaged,
            TriggerStatus trigger,
            Mapped mapped,
            Based based,
            Moved moved,
            InForce inForce,
            List<ReviewAsked> asked) {
        StringBuilder text = new StringBuilder("Tier ")
                .append(profile.icpTier())
                .append(", ")
                .append(engaged.level())
                .append(" engagement, trigger ")
                .append(trigger)
                .append(". ");
        if (based.basis() == Basis.CUSTOMER || based.basis() == Basis.NOT_IN_CRM) {
            text.append(based.rule().summary());
        } else {
            text.append(mapped.rule().summary());
        }
        text.append(". ").append(moved.rule().summary()).append('.');
        if (inForce.effective() != moved.cluster()) {
            text.append(' ').append(inForce.rule().summary()).append('.');
        }
        if (!asked.isEmpty()) {
            EnumSet<ReviewReason> reasons = EnumSet.noneOf(ReviewReason.class);
            asked.forEach(each -> reasons.add(each.reason()));
            text.append(" Review: ");
            text.append(
                    String.join(", ", reasons.stream().map(ReviewReason::name).toList()));
            text.append('.');
        }
        return text.toString();
    }
}
