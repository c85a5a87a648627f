package io.github.abmrules.core.fit;

/** How much personal effort an account earns. Which {@link IcpTier} earns which is a parameter of the programme pack. */
public enum AccountTier {
    /** Personal effort for individual buyers. */
    TIER_1,
    /** Effort for the account as a whole. */
    TIER_2,
    /** Effort shared among accounts with the same job to be done or vertical. */
    TIER_3
}
