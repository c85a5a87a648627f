package io.github.abmrules.rules.plan;

import io.github.abmrules.core.plan.EventPlan;
import io.github.abmrules.core.plan.EventRequest;
import io.github.abmrules.core.plan.EventSize;
import io.github.abmrules.core.plan.EventTask;
import io.github.abmrules.core.plan.WarmupStart;
import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.time.BusinessCalendar;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Notes;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.stage.UndecidedException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An event on its way through the rules: its size, then the tasks of that size, then how they stand. */
final class EventInquiry implements Inquiry<EventPlan> {

    /** A task and the day it is planned for. */
    private record Dated(EventRow row, LocalDate on, PlannedTask fact) {}

    private final EventRequest request;
    private final Setting setting;
    private final BusinessCalendar calendar;
    private final List<EventRow> rows;
    private final int daysToWarmup;
    private final EventFacts event;
    private final Map<EventChoice, EventRow> choices = new LinkedHashMap<>();
    private final List<Dated> tasks = new ArrayList<>();
    private int stage;

    EventInquiry(EventRequest request, Setting setting) {
        this.request = request;
        this.setting = setting;
        this.calendar = setting.calendar();
        Parameters plan = setting.pack("plan");
        this.rows = EventRow.all(plan);
        this.daysToWarmup = plan.window("warmup-after-event").length();
        String name = request.name();
        this.event = new EventFacts(
                request.eventId(),
                name == null ? request.eventId() : name,
                request.size(),
                request.format(),
                request.on(),
                calendar.isWorkingDay(request.on()),
                request.inviteListApproved(),
                over());
    }

    private boolean over() {
        return !setting.asOf().isBefore(startOf(request.on().plusDays(1)));
    }

    private Instant startOf(LocalDate date) {
        return date.atStartOfDay(setting.zone()).toInstant();
    }

    @Override
    public Collection<?> next(Notes notes) {
        stage++;
        return switch (stage) {
            case 1 -> first();
            case 2 -> choices(notes);
            case 3 -> tasks(notes);
            default -> List.of();
        };
    }

    private List<Object> first() {
        List<Object> facts = new ArrayList<>();
        facts.add(event);
        request.attendees().stream().distinct().forEach(account -> facts.add(new Attendee(account, event.over())));
        return facts;
    }

    private Collection<?> choices(Notes notes) {
        for (PlanNote.Sized sized : notes.all(PlanNote.Sized.class)) {
            rows.forEach(row -> choices.put(new EventChoice(row.id(), row.sizes(), sized.size()), row));
        }
        return choices.keySet();
    }

    private Collection<?> tasks(Notes notes) {
        for (Map.Entry<EventChoice, EventRow> entry : choices.entrySet()) {
            if (!notes.about(entry.getKey(), PlanNote.EventTaskChosen.class).isEmpty()) {
                EventRow row = entry.getValue();
                LocalDate on = dayOf(row);
                tasks.add(new Dated(row, on, planned(row, on)));
            }
        }
        tasks.sort(Comparator.comparing(Dated::on));
        return tasks.stream().map(Dated::fact).toList();
    }

    /** What comes before the event moves to the working day before, what comes after it to the next one. */
    private LocalDate dayOf(EventRow row) {
        return switch (row.stage()) {
            case PRE -> calendar.workingDayUpTo(request.on().minusDays(row.days()));
            case DURING -> request.on();
            case POST -> calendar.workingDayFrom(request.on().plusDays(row.days()));
        };
    }

    private PlannedTask planned(EventRow row, LocalDate on) {
        return new PlannedTask(
                row.id(),
                row.task(),
                startOf(on),
                startOf(on.plusDays(1)),
                on.toString(),
                request.done().contains(row.id()),
                row.guests(),
                request.inviteListApproved(),
                null,
                null,
                setting.asOf());
    }

    @Override
    public List<Problem> problems() {
        return KnownTasks.problems(
                request.done(), rows.stream().map(EventRow::id).toList());
    }

    @Override
    public EventPlan answer(Notes notes) throws UndecidedException {
        EventSize size =
                notes.one(PlanNote.Sized.class, "how large the event is").size();
        List<EventTask> planned = new ArrayList<>();
        for (Dated task : tasks) {
            EventRow row = task.row();
            planned.add(new EventTask(
                    row.id(), row.stage(), row.task(), row.owner(), task.on(), Standings.of(task.fact(), notes)));
        }
        return new EventPlan(
                request.eventId(),
                request.name(),
                size,
                request.format(),
                request.location(),
                request.on(),
                planned,
                decisions(notes, size),
                warmups(notes),
                Standings.findings(notes),
                notes.fired());
    }

    private List<HumanDecision> decisions(Notes notes, EventSize size) {
        if (notes.all(PlanNote.GuestsAsked.class).isEmpty()) {
            return List.of();
        }
        List<String> facts = new ArrayList<>();
        facts.add("the event is on " + request.on());
        facts.add("it is " + size);
        if (request.location() != null) {
            facts.add("it is in " + request.location());
        }
        tasks.stream()
                .filter(task -> task.row().guests())
                .findFirst()
                .ifPresent(task -> facts.add("\"" + task.row().task() + "\" is planned for " + task.on()));
        return List.of(new HumanDecision(
                "invite-list:" + request.eventId(),
                HumanDecision.Kind.INVITE_LIST,
                request.eventId(),
                "Who is invited to " + event.called() + "?",
                List.of("approve", "change", "reject"),
                facts,
                setting.asOf()));
    }

    private List<WarmupStart> warmups(Notes notes) {
        LocalDate start = calendar.workingDayFrom(request.on().plusDays(daysToWarmup));
        return notes.all(PlanNote.WarmupFollows.class).stream()
                .map(note -> note.attendee().accountId())
                .distinct()
                .sorted()
                .map(account -> new WarmupStart(account, start))
                .toList();
    }
}
