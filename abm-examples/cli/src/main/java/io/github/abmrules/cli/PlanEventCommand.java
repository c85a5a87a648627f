package io.github.abmrules.cli;

import io.github.abmrules.core.plan.EventFormat;
import io.github.abmrules.core.plan.EventPlan;
import io.github.abmrules.core.plan.EventRequest;
import io.github.abmrules.core.plan.EventSize;
import io.github.abmrules.core.plan.EventTask;
import io.github.abmrules.core.plan.WarmupStart;
import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.rules.Questions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code abm plan event}. */
@Command(
        name = "event",
        description = "Plans an event: what is done before it, on its day and after it.",
        footer = {
            "",
            "Exit status: " + PlanCommand.STATUS,
            "",
            "Example:",
            "  abm plan event --size small --on 2026-05-28 --name \"Dinner in Mumbai\" --location Mumbai"
        })
final class PlanEventCommand extends PlannedCommand<EventRequest, EventPlan> {

    @Option(names = "--id", paramLabel = "ID", description = "Names the event. Default: event.")
    private @Nullable String id;

    @Option(names = "--name", paramLabel = "NAME", description = "What the event is called.")
    private @Nullable String name;

    @Option(names = "--size", paramLabel = "small|large", description = "How large it is.")
    private @Nullable String size;

    @Option(
            names = "--event-format",
            paramLabel = "dinner|roundtable|webinar|conference",
            description = "Its format, which tells how large it is.")
    private @Nullable String eventFormat;

    @Option(names = "--location", paramLabel = "PLACE", description = "Where it is.")
    private @Nullable String location;

    @Option(names = "--on", paramLabel = "DATE", description = "The day of the event.")
    private @Nullable String on;

    @Option(names = "--invite-list-approved", description = "A person has approved who is invited.")
    private boolean approved;

    @Option(names = "--attendees", paramLabel = "ID,ID", description = "The accounts that came.")
    private @Nullable String attendees;

    PlanEventCommand(Shell shell) {
        super(shell, Questions.EVENT);
    }

    @Override
    EventRequest request(List<String> tasksDone) {
        if (size == null && eventFormat == null) {
            OptionValues.text("--size", size, "small");
        }
        return new EventRequest(
                Objects.requireNonNullElse(id, "event"),
                name,
                OptionValues.optionalConstant("--size", size, EventSize.class),
                OptionValues.optionalConstant("--event-format", eventFormat, EventFormat.class),
                location,
                OptionValues.date("--on", on),
                approved,
                OptionValues.list(attendees),
                tasksDone);
    }

    @Override
    String option(String field) {
        return field.startsWith("done") ? "--done" : "--" + field.replace('_', '-');
    }

    @Override
    List<@Nullable String> given() {
        return Arrays.asList(id, name, size, eventFormat, location, on, attendees, approved ? "" : null);
    }

    @Override
    String table(EventPlan plan, int width) {
        String where = plan.location() == null ? "" : " in " + plan.location();
        PlanTable table = new PlanTable(
                        Objects.requireNonNullElse(plan.name(), plan.eventId()) + ", " + plan.size() + where,
                        "STAGE",
                        width)
                .line("on " + plan.on());
        for (HumanDecision decision : plan.decisions()) {
            table.line("to be decided: " + decision.question() + " (" + String.join(", ", decision.options()) + ")");
        }
        for (WarmupStart warmup : plan.warmups()) {
            table.line("warmup of " + warmup.accountId() + " from " + warmup.start());
        }
        for (EventTask task : plan.tasks()) {
            table.task(
                    task.on().toString(),
                    task.owner().name(),
                    task.stage().name(),
                    task.task() + " (" + task.id() + ")",
                    task.status().name());
        }
        return table.with(plan.findings());
    }
}
