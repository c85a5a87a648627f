package io.github.abmrules.core.cluster;

/** How an account came into its current cluster. */
public enum EnteredBy {
    /** First assignment, or an import. */
    INITIAL,
    /** It rose. */
    PROMOTION,
    /** It fell. */
    DEMOTION
}
