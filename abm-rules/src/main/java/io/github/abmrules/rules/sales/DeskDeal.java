package io.github.abmrules.rules.sales;

import io.github.abmrules.core.sales.DealGap;
import io.github.abmrules.core.sales.Gap;
import io.github.abmrules.core.sales.RiskAssessment;
import io.github.abmrules.core.sales.RiskLevel;
import io.github.abmrules.core.sales.RiskReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deal on the desk of its owner.
 *
 * @param dealId the deal
 * @param accountId its account
 * @param risk how much at risk it is; null when nobody judged it
 * @param gaps what is not kept up
 * @param reviewed whether a person decided that the manager is to be told
 * @param managerKnown whether there is a manager to tell
 * @param escalatedBefore whether the manager was told before
 */
public record DeskDeal(
        String dealId,
        String accountId,
        @Nullable RiskAssessment risk,
        List<DealGap> gaps,
        boolean reviewed,
        boolean managerKnown,
        boolean escalatedBefore) {

    /** Copies the gaps. */
    public DeskDeal {
        gaps = List.copyOf(gaps);
    }

    /** How much at risk it is; LOW when nobody judged it. */
    public RiskLevel level() {
        return risk == null ? RiskLevel.LOW : risk.level();
    }

    /** Whether something is not kept up. */
    public boolean gapped() {
        return !gaps.isEmpty();
    }

    /** What is to be looked after, each fact once. */
    List<String> facts() {
        List<String> facts = new ArrayList<>(risk == null ? List.of() : risk.facts());
        boolean late = risk != null && risk.reasons().contains(RiskReason.CLOSE_DATE_PASSED);
        for (DealGap gap : gaps) {
            boolean said = facts.contains(gap.fact()) || (late && gap.gap() == Gap.CLOSE_DATE_PASSED);
            if (!said) {
                facts.add(gap.fact());
            }
        }
        return facts;
    }

    /** That it waits for a person, in words. */
    public String waiting() {
        return "deal \"" + dealId + "\" is at critical risk and waits for a person to decide";
    }

    /** That there is nobody to tell, in words. */
    public String unmanaged() {
        return "deal \"" + dealId + "\" is to be escalated, but its owner has no manager";
    }
}
