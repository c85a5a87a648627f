package io.github.abmrules.core.fit;

/**
 * Fit with the ideal customer profile, best first. An input of a decision, or derived from {@link Firmographics} by the
 * scorecard.
 */
public enum IcpTier {
    /** Best fit. */
    A,
    /** Good fit. */
    B,
    /** Partial fit: worth content and research, not the sales team's own time. */
    C,
    /** Poor fit: watched only. */
    D,
    /** No fit: watched only. */
    E
}
