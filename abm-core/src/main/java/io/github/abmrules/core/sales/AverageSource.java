package io.github.abmrules.core.sales;

/** Where the usual time in a stage comes from. */
public enum AverageSource {
    /** The parameters give it. */
    PARAMETER,
    /** It is the mean over closed deals of the input. */
    CLOSED_DEALS
}
