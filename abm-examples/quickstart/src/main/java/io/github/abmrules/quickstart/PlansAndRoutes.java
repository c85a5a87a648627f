package io.github.abmrules.quickstart;

import io.github.abmrules.core.plan.ProgramPlan;
import io.github.abmrules.core.plan.ProgramRequest;
import io.github.abmrules.core.plan.TaskStatus;
import io.github.abmrules.core.playbook.Route;
import io.github.abmrules.core.playbook.RouteRequest;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Plans a programme and finds the way from a need to what helps. */
public final class PlansAndRoutes {
    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");

    private PlansAndRoutes() {}

    /** Prints what is late in a programme, and the steps of a route. */
    public static void main(String[] args) {
        printWhatIsLate();
        printARoute();
    }

    private static void printWhatIsLate() {
        // tag::plan[]
        ProgramRequest request = new ProgramRequest("emea", LocalDate.parse("2026-01-05"), List.of("define-icp"));
        try (Advisor<ProgramRequest, ProgramPlan> advisor = Advisor.of(Questions.PROGRAM)) {
            ProgramPlan plan = advisor.answer(request, AS_OF);
            System.out.println("phases: " + plan.phases());
            plan.tasks().stream()
                    .filter(task -> task.status() == TaskStatus.LATE)
                    .forEach(task -> System.out.println(task.owner() + ": " + task.task()));
        }
        // end::plan[]
    }

    private static void printARoute() {
        // tag::route[]
        try (Advisor<RouteRequest, Route> advisor = Advisor.of(Questions.NEED)) {
            Route route = advisor.answer(new RouteRequest("Segment by readiness", null), AS_OF);
            route.steps().forEach(step -> System.out.println(step.kind() + " " + step.id()));
        }
        // end::route[]
    }
}
