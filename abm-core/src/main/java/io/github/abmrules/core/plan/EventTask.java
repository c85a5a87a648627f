package io.github.abmrules.core.plan;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.LocalDate;

/**
 * A task of an event.
 *
 * @param id names it
 * @param stage before, during or after the event
 * @param task what is to be done
 * @param owner who does it
 * @param on the day that it is planned for
 * @param status how it stands
 */
public record EventTask(String id, EventStage stage, String task, TaskOwner owner, LocalDate on, TaskStatus status) {

    /**
     * Checks that everything is there.
     *
     * @throws InvalidFactException when something is missing
     */
    public EventTask {
        InvalidFactException.requireText("id", id);
        InvalidFactException.require("stage", stage);
        InvalidFactException.requireText("task", task);
        InvalidFactException.require("owner", owner);
        InvalidFactException.require("on", on);
        InvalidFactException.require("status", status);
    }
}
