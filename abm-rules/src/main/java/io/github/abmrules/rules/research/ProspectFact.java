package io.github.abmrules.rules.research;

import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.playbook.Prospect;

/** A company that may be pursued, as rules see it. Equal only to itself. */
public final class ProspectFact {

    private final Prospect prospect;
    private final PursuitPolicy policy;

    ProspectFact(Prospect prospect, PursuitPolicy policy) {
        this.prospect = prospect;
        this.policy = policy;
    }

    /** When companies of its tier are pursued. */
    public PursuitPolicy getPolicy() {
        return policy;
    }

    /** Whether it is a customer. */
    public boolean isCustomer() {
        return prospect.customer();
    }

    /** Whether it engages by more than visits, or the news gives a reason to buy. */
    public boolean isReasoned() {
        return prospect.engagementLevel() == EngagementLevel.MEDIUM
                || prospect.engagementLevel() == EngagementLevel.HIGH
                || prospect.triggerStatus() == TriggerStatus.YES;
    }

    /** Whether a trigger is urgent. */
    public boolean isHot() {
        return prospect.hot();
    }
}
