package io.github.abmrules.rules.plan;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.plan.EventSize;
import io.github.abmrules.core.plan.TaskStatus;
import io.github.abmrules.rules.advice.Note;

/** What rules say about a plan. */
public sealed interface PlanNote extends Note {

    /** A phase is in force. */
    record InForce(FiredRule rule, PhaseWindow phase) implements PlanNote {
        @Override
        public Object about() {
            return phase;
        }
    }

    /** A task belongs to a warmup. */
    record WarmupTaskChosen(FiredRule rule, WarmupChoice choice) implements PlanNote {
        @Override
        public Object about() {
            return choice;
        }
    }

    /** A task follows from a review of progress. */
    record ProgressTaskChosen(FiredRule rule, ProgressChoice choice) implements PlanNote {
        @Override
        public Object about() {
            return choice;
        }
    }

    /** A task belongs to an event. */
    record EventTaskChosen(FiredRule rule, EventChoice choice) implements PlanNote {
        @Override
        public Object about() {
            return choice;
        }
    }

    /** How large an event is. */
    record Sized(FiredRule rule, EventFacts event, EventSize size) implements PlanNote {
        @Override
        public Object about() {
            return event;
        }
    }

    /** A person has to decide who is invited to an event. */
    record GuestsAsked(FiredRule rule, EventFacts event) implements PlanNote {
        @Override
        public Object about() {
            return event;
        }
    }

    /** An account that came to an event is warmed up. */
    record WarmupFollows(FiredRule rule, Attendee attendee) implements PlanNote {
        @Override
        public Object about() {
            return attendee;
        }
    }

    /** What is left of a warmup takes so many hundredths of its time. */
    record Accelerated(FiredRule rule, WarmupFacts warmup, int percent) implements PlanNote {
        @Override
        public Object about() {
            return warmup;
        }
    }

    /** How a task stands. */
    record Standing(FiredRule rule, PlannedTask task, TaskStatus status) implements PlanNote {
        @Override
        public Object about() {
            return task;
        }
    }

    /** Something that a person should know. */
    record Told(FiredRule rule, Object about, Finding finding) implements PlanNote {}
}
