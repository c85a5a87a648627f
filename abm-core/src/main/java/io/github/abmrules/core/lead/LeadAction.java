package io.github.abmrules.core.lead;

/** What is done with a lead. */
public enum LeadAction {
    /** Sales calls. */
    SALES_CALL,
    /** Sales development gets in touch. */
    SDR_CONTACT,
    /** Marketing nurtures, and sales development gets in touch when it is worth it. */
    NURTURE_AND_SDR,
    /** Marketing goes on; nobody calls. */
    MARKETING_ONLY
}
