package io.github.abmrules.hubspot.check;

/**
 * One thing that a portal needs.
 *
 * @param area account, scope, property or pipeline
 * @param name what it is
 * @param state how it is
 * @param message in words, with what to do when it is not as it should be
 */
public record CheckedItem(String area, String name, State state, String message) {

    /** How it is. */
    public enum State {
        /** As it should be. */
        OK,
        /** Not there; {@code ensureProperties} or a person can add it. */
        MISSING,
        /** There, but not as it should be. */
        WRONG,
        /** That could not be found out. */
        UNKNOWN
    }
}
