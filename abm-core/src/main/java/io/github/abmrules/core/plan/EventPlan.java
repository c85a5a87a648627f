package io.github.abmrules.core.plan;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan of an event.
 *
 * @param eventId names the event
 * @param name what it is called; null when it has no name yet
 * @param size how large it is
 * @param format its format; null when only its size is known
 * @param location where it is; null when that is open
 * @param on its day
 * @param tasks the tasks before, during and after it, by date
 * @param decisions what a person has to decide: who is invited, until that is approved
 * @param warmups the warmups of those who came, once the event is over
 * @param findings what a person should know
 * @param firedRules the rules that decided it
 */
public record EventPlan(
        String eventId,
        @Nullable String name,
        EventSize size,
        @Nullable EventFormat format,
        @Nullable String location,
        LocalDate on,
        List<EventTask> tasks,
        List<HumanDecision> decisions,
        List<WarmupStart> warmups,
        List<Finding> findings,
        List<FiredRule> firedRules) {

    /**
     * Checks that everything is there that must be, and copies the lists.
     *
     * @throws InvalidFactException when something is missing
     */
    public EventPlan {
        InvalidFactException.requireText("event_id", eventId);
        InvalidFactException.require("size", size);
        InvalidFactException.require("on", on);
        tasks = List.copyOf(tasks);
        decisions = List.copyOf(decisions);
        warmups = List.copyOf(warmups);
        findings = List.copyOf(findings);
        firedRules = List.copyOf(firedRules);
    }
}
