package io.github.abmrules.rules.diff;

import org.jspecify.annotations.Nullable;

/**
 * A field of a decision that differs.
 *
 * @param field the field, named like the column of a table of assignments, for example {@code review_reasons}
 * @param before its text before; elements of a list are joined by {@code |}; null when there is nothing
 * @param after its text after
 */
public record FieldChange(
        String field, @Nullable String before, @Nullable String after) {}
