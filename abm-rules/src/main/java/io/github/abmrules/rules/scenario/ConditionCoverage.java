package io.github.abmrules.rules.scenario;

import org.jspecify.annotations.Nullable;

/**
 * How far scenarios show what one condition of a rule does. It counts as false only where the conditions before it held:
 * a fact that an earlier condition turned away says nothing about a later one.
 *
 * @param place file and line
 * @param pattern the type of fact that its pattern asks for
 * @param text the condition as it is written
 * @param held whether it held for a fact of a scenario
 * @param failed whether it did not hold for one
 * @param unknown why nobody here can tell, for a fact at least; null when it could always be told
 */
public record ConditionCoverage(
        String place,
        String pattern,
        String text,
        boolean held,
        boolean failed,
        @Nullable String unknown) {

    /** Whether it was both true and false. */
    public boolean covered() {
        return held && failed;
    }

    /** What scenarios lack, in words; empty when nothing. */
    public String missing() {
        if (covered()) {
            return "";
        }
        if (!held && !failed && unknown != null) {
            return "cannot be told: " + unknown;
        }
        return held ? "is never false" : failed ? "is never true" : "is never asked";
    }

    int outcomes() {
        return (held ? 1 : 0) + (failed ? 1 : 0);
    }
}
