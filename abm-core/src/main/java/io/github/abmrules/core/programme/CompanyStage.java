package io.github.abmrules.core.programme;

/** What a company is busy with. */
public enum CompanyStage {
    /** Scaling. */
    GROWTH,
    /** Optimizing. */
    ESTABLISHED,
    /** Changing what it is. */
    TRANSFORMATION
}
