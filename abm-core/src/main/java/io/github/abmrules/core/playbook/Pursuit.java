package io.github.abmrules.core.playbook;

/** Whether to go after a company. */
public enum Pursuit {
    /** Begin a campaign. */
    PURSUE,
    /** Wait for a reason. */
    WATCH,
    /** Leave it. */
    PASS
}
