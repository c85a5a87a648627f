package io.github.abmrules.core.plan;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a programme.
 *
 * @param programId names the programme
 * @param start the first day of week 1
 * @param week the week that the plan is made in, from 1; null before the start
 * @param phases the phases in force, in their order; several where they overlap, none before the start
 * @param schedule when each phase is
 * @param tasks all tasks, by phase
 * @param findings what a person should know
 * @param firedRules the rules that decided it
 */
public record ProgramPlan(
        String programId,
        LocalDate start,
        @Nullable Integer week,
        List<Phase> phases,
        List<PhaseSpan> schedule,
        List<ProgramTask> tasks,
        List<Finding> findings,
        List<FiredRule> firedRules) {

    /**
     * Checks that id and start are there, and copies the lists.
     *
     * @throws InvalidFactException when one is missing
     */
    public ProgramPlan {
        InvalidFactException.requireText("program_id", programId);
        InvalidFactException.require("start", start);
        phases = List.copyOf(phases);
        schedule = List.copyOf(schedule);
        tasks = List.copyOf(tasks);
        findings = List.copyOf(findings);
        firedRules = List.copyOf(firedRules);
    }
}
