package io.github.abmrules.core.rejection;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with one field of an input record.
 *
 * @param field the field with its path, for example {@code signals[2].at}
 * @param value the value as it was read; null when it is missing
 * @param message what is wrong and what is allowed
 */
public record Problem(String field, @Nullable String value, String message) {}
