package io.github.abmrules.core.playbook;

import io.github.abmrules.core.rejection.InvalidFactException;
import org.jspecify.annotations.Nullable;

/**
 * A context that a workflow expects.
 *
 * @param name its name
 * @param fromSkill the skill of the playbook that provides it
 * @param required whether the workflow cannot do without
 * @param run the workflow to run for it; null when none of ours provides it
 */
public record ContextExpectation(
        String name,
        String fromSkill,
        boolean required,
        @Nullable String run) {

    /** Checks that name and skill are there. */
    public ContextExpectation {
        InvalidFactException.requireText("name", name);
        InvalidFactException.requireText("from_skill", fromSkill);
    }
}
