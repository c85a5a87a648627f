package io.github.abmrules.rules.route;

import org.jspecify.annotations.Nullable;

/**
 * Something comes before something else.
 *
 * @param first id of what comes first
 * @param before id of what comes after; null when that is everything
 * @param kind why
 */
record Prerequisite(String first, @Nullable String before, PrerequisiteKind kind) {

    /** Whether it concerns what has this id. */
    boolean concerns(String id) {
        return !id.equals(first) && (before == null || before.equals(id));
    }
}
