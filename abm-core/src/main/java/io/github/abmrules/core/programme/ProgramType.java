package io.github.abmrules.core.programme;

/** The programme an account is in, by its effective cluster. */
public enum ProgramType {
    /** Monitor Only: no programme. */
    NONE,
    /** Cluster ICP: marketing, automated. */
    AUTOMATED_DEMAND_GEN,
    /** Future Pipeline: sales development and marketing together. */
    SDR_AND_MARKETING_NURTURE,
    /** Active Focus: sales and marketing together. */
    SALES_AND_MARKETING
}
