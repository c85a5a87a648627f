package io.github.abmrules.rules.route;

/** Why something comes first. */
public enum PrerequisiteKind {
    /** Trust comes before all. */
    TRUST,
    /** Research comes before warmup. */
    RESEARCH,
    /** The skill says so itself. */
    DEPENDS_ON
}
