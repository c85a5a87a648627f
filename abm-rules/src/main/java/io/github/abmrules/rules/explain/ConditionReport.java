package io.github.abmrules.rules.explain;

import java.util.List;

/**
 * What became of one condition of a rule.
 *
 * @param text the condition as it is written
 * @param outcome whether it holds
 * @param actual what stood on its sides
 */
public record ConditionReport(String text, Outcome outcome, List<Actual> actual) {

    /** Copies the list. */
    public ConditionReport {
        actual = List.copyOf(actual);
    }

    /** Whether a condition holds. */
    public enum Outcome {
        /** It holds. */
        PASS,
        /** It does not hold. */
        FAIL,
        /** Nobody here can tell; Drools can. */
        UNKNOWN
    }

    /**
     * The value of a part of a condition.
     *
     * @param expression the part as it is written
     * @param value its value in words
     */
    public record Actual(String expression, String value) {}
}
