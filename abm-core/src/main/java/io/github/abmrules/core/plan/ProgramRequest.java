package io.github.abmrules.core.plan;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.LocalDate;
import java.util.List;

/**
 * A programme whose plan is asked for.
 *
 * @param programId names the programme
 * @param start the first day of week 1
 * @param done ids of the tasks that are done
 */
public record ProgramRequest(String programId, LocalDate start, List<String> done) {

    /**
     * Checks that id and start are there, and copies the list.
     *
     * @throws InvalidFactException when one is missing
     */
    public ProgramRequest {
        InvalidFactException.requireText("program_id", programId);
        InvalidFactException.require("start", start);
        done = List.copyOf(done);
    }
}
