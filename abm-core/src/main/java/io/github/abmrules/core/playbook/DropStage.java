package io.github.abmrules.core.playbook;

/** Where in the funnel conversion is low. */
public enum DropStage {
    /** From traffic to leads. */
    TOP,
    /** From leads to meetings. */
    MIDDLE,
    /** From meetings to deals. */
    BOTTOM
}
