package io.github.abmrules.core.lead;

/** How soon an inbound lead deserves a person, the most urgent first. */
public enum LeadBand {
    /** Fits and shows that it wants to buy. */
    HOT,
    /** Fits and shows some interest. */
    WARM,
    /** Fits in part. */
    COOL,
    /** Does not fit, or not now; disqualified leads too. */
    COLD
}
