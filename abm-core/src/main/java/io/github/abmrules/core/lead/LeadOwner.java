package io.github.abmrules.core.lead;

/** Who takes care of a lead. */
public enum LeadOwner {
    /** Sales. */
    SALES,
    /** Sales development. */
    SDR,
    /** Marketing and sales development together. */
    MARKETING_AND_SDR,
    /** Marketing alone. */
    MARKETING
}
