package io.github.abmrules.core.plan;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A task of a programme.
 *
 * @param id names it
 * @param phase the phase it belongs to
 * @param task what is to be done
 * @param skill the skill of the playbook that says how
 * @param owner who does it
 * @param dueOn the last working day before its phase ends; null when its phase has no end
 * @param dueAt when its phase ends, from which on it is late; null when its phase has no end
 * @param status how it stands
 */
public record ProgramTask(
        String id,
        Phase phase,
        String task,
        String skill,
        TaskOwner owner,
        @Nullable LocalDate dueOn,
        @Nullable Instant dueAt,
        TaskStatus status) {

    /**
     * Checks that everything is there that must be.
     *
     * @throws InvalidFactException when something is missing
     */
    public ProgramTask {
        InvalidFactException.requireText("id", id);
        InvalidFactException.require("phase", phase);
        InvalidFactException.requireText("task", task);
        InvalidFactException.requireText("skill", skill);
        InvalidFactException.require("owner", owner);
        InvalidFactException.require("status", status);
    }
}
