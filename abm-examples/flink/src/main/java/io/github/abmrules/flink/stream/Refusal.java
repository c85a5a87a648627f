package io.github.abmrules.flink.stream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that came in and could not be followed: a line of what was refused.
 *
 * @param what entry or rules
 * @param place the file and line, as far as known
 * @param accountId the account; null when it is not known
 * @param at the instant it was for; null when it is not known
 * @param field what is wrong with it, by field; null for all of it
 * @param value the value that is wrong
 * @param message why
 */
public record Refusal(
        String what,
        @Nullable String place,
        @Nullable String accountId,
        @Nullable Instant at,
        @Nullable String field,
        @Nullable String value,
        String message) {}
