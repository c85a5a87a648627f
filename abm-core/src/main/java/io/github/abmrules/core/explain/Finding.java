package io.github.abmrules.core.explain;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person should know about a decision.
 *
 * @param code permanent code, upper case
 * @param severity how much it matters
 * @param message what was found, with the values
 * @param field the input field it is about, for example {@code signals.at}; null when it is about the whole account
 */
public record Finding(
        String code,
        Severity severity,
        String message,
        @Nullable String field) implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::code)
            .thenComparing(finding -> finding.field() == null ? "" : finding.field())
            .thenComparing(Finding::message);

    /** A finding that is good to know. */
    public static Finding info(String code, String message, @Nullable String field) {
        return new Finding(code, Severity.INFO, message, field);
    }

    /** A finding that something is odd. */
    public static Finding warning(String code, String message, @Nullable String field) {
        return new Finding(code, Severity.WARNING, message, field);
    }

    /** By code, then field, then message: the order of the output. */
    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
