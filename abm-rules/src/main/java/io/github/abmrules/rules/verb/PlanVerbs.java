package io.github.abmrules.rules.verb;

import static io.github.abmrules.rules.verb.Verbs.fired;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.plan.EventSize;
import io.github.abmrules.core.plan.TaskStatus;
import io.github.abmrules.rules.plan.Attendee;
import io.github.abmrules.rules.plan.EventChoice;
import io.github.abmrules.rules.plan.EventFacts;
import io.github.abmrules.rules.plan.PhaseWindow;
import io.github.abmrules.rules.plan.PlanNote;
import io.github.abmrules.rules.plan.PlannedTask;
import io.github.abmrules.rules.plan.ProgramStart;
import io.github.abmrules.rules.plan.ProgressChoice;
import io.github.abmrules.rules.plan.WarmupChoice;
import io.github.abmrules.rules.plan.WarmupFacts;
import org.kie.api.definition.rule.Rule;

/** The verbs of rules about plans; see {@link Verbs}. */
public final class PlanVerbs {

    private PlanVerbs() {}

    /** A phase is in force. */
    public static PlanNote.InForce inForce(Rule rule, PhaseWindow phase) {
        return new PlanNote.InForce(fired(rule), phase);
    }

    /** A task belongs to the warmup. */
    public static PlanNote.WarmupTaskChosen chosen(Rule rule, WarmupChoice choice) {
        return new PlanNote.WarmupTaskChosen(fired(rule), choice);
    }

    /** A task follows from the review. */
    public static PlanNote.ProgressTaskChosen chosen(Rule rule, ProgressChoice choice) {
        return new PlanNote.ProgressTaskChosen(fired(rule), choice);
    }

    /** A task belongs to the event. */
    public static PlanNote.EventTaskChosen chosen(Rule rule, EventChoice choice) {
        return new PlanNote.EventTaskChosen(fired(rule), choice);
    }

    /** The event is so large. */
    public static PlanNote.Sized sized(Rule rule, EventFacts event, EventSize size) {
        return new PlanNote.Sized(fired(rule), event, size);
    }

    /** A person has to decide who is invited. */
    public static PlanNote.GuestsAsked asksForGuests(Rule rule, EventFacts event) {
        return new PlanNote.GuestsAsked(fired(rule), event);
    }

    /** An account that came is warmed up. */
    public static PlanNote.WarmupFollows warmupFollows(Rule rule, Attendee attendee) {
        return new PlanNote.WarmupFollows(fired(rule), attendee);
    }

    /** A task stands so. */
    public static PlanNote.Standing stands(Rule rule, PlannedTask task, TaskStatus status) {
        return new PlanNote.Standing(fired(rule), task, status);
    }

    /** A person should know something about a task. */
    public static PlanNote.Told warns(Rule rule, PlannedTask task, String code, String message) {
        return new PlanNote.Told(fired(rule), task, Finding.warning(code, message, null));
    }

    /** A person should know something about an event. */
    public static PlanNote.Told informs(Rule rule, EventFacts event, String code, String message) {
        return new PlanNote.Told(fired(rule), event, Finding.info(code, message, "on"));
    }

    /** What is left of the warmup takes so many hundredths of its time. */
    public static PlanNote.Accelerated accelerated(Rule rule, WarmupFacts warmup, int percent) {
        return new PlanNote.Accelerated(fired(rule), warmup, percent);
    }

    /** A person should know something about a programme. */
    public static PlanNote.Told informs(Rule rule, ProgramStart start, String code, String message) {
        return new PlanNote.Told(fired(rule), start, Finding.info(code, message, "start"));
    }
}
