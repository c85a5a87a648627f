package io.github.abmrules.rules.route;

/**
 * A step of a route, and something that may come before it.
 *
 * @param step the step
 * @param first what may come before
 * @param kind why
 */
public record Dependency(String step, String first, PrerequisiteKind kind) {}
