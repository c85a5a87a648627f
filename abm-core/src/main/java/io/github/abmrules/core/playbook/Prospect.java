package io.github.abmrules.core.playbook;

import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.rejection.InvalidFactException;
import org.jspecify.annotations.Nullable;

/**
 * What the question whether to pursue a company rests on.
 *
 * @param company the company
 * @param icpTier its fit; null when it is not known
 * @param engagementLevel how strongly it engages; null counts as NONE
 * @param triggerStatus whether the news gives a reason to buy now; null counts as NO
 * @param hot whether a trigger is urgent
 * @param customer whether it is a customer
 */
public record Prospect(
        String company,
        @Nullable IcpTier icpTier,
        @Nullable EngagementLevel engagementLevel,
        @Nullable TriggerStatus triggerStatus,
        boolean hot,
        boolean customer) {

    /** Checks that the name is there. */
    public Prospect {
        InvalidFactException.requireText("company", company);
    }
}
