package io.github.abmrules.rules.diff;

import org.jspecify.annotations.Nullable;

/**
 * A parameter whose value in force differs.
 *
 * @param parameter {@code pack/key}
 * @param before its value before; null when there was no such parameter
 * @param after its value after; null when there is none any more
 */
public record ParameterChange(
        String parameter, @Nullable String before, @Nullable String after) {}
