package io.github.abmrules.rules;

import io.github.abmrules.core.plan.EventPlan;
import io.github.abmrules.core.plan.EventRequest;
import io.github.abmrules.core.plan.ProgramPlan;
import io.github.abmrules.core.plan.ProgramRequest;
import io.github.abmrules.core.plan.WarmupPlan;
import io.github.abmrules.core.plan.WarmupRequest;
import io.github.abmrules.core.playbook.Route;
import io.github.abmrules.core.playbook.RouteRequest;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.plan.EventQuestion;
import io.github.abmrules.rules.plan.ProgramQuestion;
import io.github.abmrules.rules.plan.WarmupQuestion;
import io.github.abmrules.rules.route.RouteQuestion;
import java.util.List;

/** The questions that an {@link Advisor} answers. */
public final class Questions {

    /** Which phase a programme is in, and how its tasks stand. */
    public static final Question<ProgramRequest, ProgramPlan> PROGRAM = ProgramQuestion.INSTANCE;

    /** What is done, day by day, to warm up an account. */
    public static final Question<WarmupRequest, WarmupPlan> WARMUP = WarmupQuestion.INSTANCE;

    /** What is done before, during and after an event. */
    public static final Question<EventRequest, EventPlan> EVENT = EventQuestion.INSTANCE;

    /** Which part of the playbook helps with a need. */
    public static final Question<RouteRequest, Route> NEED = RouteQuestion.INSTANCE;

    private static final List<Question<?, ?>> ALL = List.of(PROGRAM, WARMUP, EVENT, NEED);

    private Questions() {}

    /** All of them, in the order of their packs. */
    public static List<Question<?, ?>> all() {
        return ALL;
    }
}
