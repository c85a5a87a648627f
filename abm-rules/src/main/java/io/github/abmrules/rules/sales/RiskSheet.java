package io.github.abmrules.rules.sales;

import io.github.abmrules.core.sales.RiskReason;
import java.util.EnumSet;
import java.util.Set;

/**
 * An open deal with what puts it at risk, once all reasons are known.
 *
 * @param deal the deal
 * @param reasons the reasons
 */
public record RiskSheet(OpenDeal deal, Set<RiskReason> reasons) {

    /** Copies the reasons. */
    public RiskSheet {
        EnumSet<RiskReason> copy = EnumSet.noneOf(RiskReason.class);
        copy.addAll(reasons);
        reasons = copy;
    }

    /** How many reasons there are. */
    public int count() {
        return reasons.size();
    }

    /** Whether the close date has passed and nobody does anything about the deal. */
    public boolean abandoned() {
        return reasons.contains(RiskReason.CLOSE_DATE_PASSED) && reasons.contains(RiskReason.NO_ACTIVITY);
    }
}
