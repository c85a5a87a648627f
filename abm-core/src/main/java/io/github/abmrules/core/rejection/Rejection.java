package io.github.abmrules.core.rejection;

import org.jspecify.annotations.Nullable;

/**
 * A problem that kept an input record from being decided; a record with several problems has several of these.
 *
 * @param index 0-based position of the record in the input
 * @param line physical line on which it begins, 1-based; null where the input has no lines
 * @param accountId the account, when it is known
 * @param field the field with its path
 * @param value the value as it was read; null when it is missing
 * @param message what is wrong and what is allowed
 */
public record Rejection(
        long index,
        @Nullable Long line,
        @Nullable String accountId,
        String field,
        @Nullable String value,
        String message) {

    /** A problem at a place. */
    public static Rejection of(long index, @Nullable Long line, @Nullable String accountId, Problem problem) {
        return new Rejection(index, line, accountId, problem.field(), problem.value(), problem.message());
    }
}
