package io.github.abmrules.core.explain;

/** How much a {@link Finding} matters. */
public enum Severity {
    /** Good to know. */
    INFO,
    /** Something in the input is odd; the decision was made without it. */
    WARNING
}
