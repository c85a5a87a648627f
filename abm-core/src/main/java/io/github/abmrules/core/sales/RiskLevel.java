package io.github.abmrules.core.sales;

/** How much at risk a deal is, from little to much. */
public enum RiskLevel {
    /** Nothing speaks against it. */
    LOW,
    /** One thing does. */
    MEDIUM,
    /** More than one thing does. */
    HIGH,
    /** So much does that a person has to decide what becomes of it. */
    CRITICAL
}
