package io.github.abmrules.core.plan;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.LocalDate;

/**
 * What somebody does because of a review of progress.
 *
 * @param id names it
 * @param occasion why
 * @param task what is to be done
 * @param owner who does it
 * @param on the day that it is planned for
 */
public record ProgressTask(String id, ProgressOccasion occasion, String task, TaskOwner owner, LocalDate on) {

    /**
     * Checks that everything is there.
     *
     * @throws InvalidFactException when something is missing
     */
    public ProgressTask {
        InvalidFactException.requireText("id", id);
        InvalidFactException.require("occasion", occasion);
        InvalidFactException.requireText("task", task);
        InvalidFactException.require("owner", owner);
        InvalidFactException.require("on", on);
    }
}
