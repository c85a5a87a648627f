package io.github.abmrules.core.health;

/** The phase that a programme is in. */
public enum ProgrammePhase {
    /** Fit, tiers and the list of accounts are being defined. */
    FOUNDATION,
    /** Cold accounts are being warmed up. */
    WARMUP,
    /** Warm accounts are met and handed to sales. */
    ENGAGEMENT,
    /** Accounts move between clusters, and the programme is measured and improved. */
    ACCELERATION
}
