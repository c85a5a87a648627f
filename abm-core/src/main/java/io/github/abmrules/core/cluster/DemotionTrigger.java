package io.github.abmrules.core.cluster;

import java.util.Locale;

/** What may lower an account, in the order of the playbook. The {@link #id()} is what JSON shows. */
public enum DemotionTrigger {
    /** Every open deal has stalled. Active Focus to Future Pipeline. */
    DEAL_STALLED,
    /** The champion left. Active Focus to Future Pipeline. */
    CHAMPION_LEFT,
    /** The budget cycle was missed. Active Focus to Future Pipeline. */
    BUDGET_CYCLE_MISSED,
    /** No engagement for six months. Future Pipeline to Cluster ICP. */
    NO_ENGAGEMENT,
    /** The account confirmed that this is no priority. Future Pipeline to Cluster ICP. */
    CONFIRMED_NO_PRIORITY,
    /** The tier fell to D or E. Any cluster to Monitor Only. */
    TIER_DROP;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** The id in JSON: the name in lower case. */
    public String id() {
        return id;
    }
}
