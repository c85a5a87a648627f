package io.github.abmrules.rules.plan;

import io.github.abmrules.core.plan.Phase;
import io.github.abmrules.core.plan.PhaseSpan;
import io.github.abmrules.core.plan.ProgramPlan;
import io.github.abmrules.core.plan.ProgramRequest;
import io.github.abmrules.core.plan.ProgramTask;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.time.BusinessCalendar;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Notes;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.stage.UndecidedException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A programme on its way through the rules: its weeks become phases, and its tasks get the dates of their phases. */
final class ProgramInquiry implements Inquiry<ProgramPlan> {
    private static final int DAYS_OF_A_WEEK = 7;

    private final ProgramRequest request;
    private final Setting setting;
    private final BusinessCalendar calendar;
    private final Map<Phase, PhaseSpan> spans = new EnumMap<>(Phase.class);
    private final List<PhaseWindow> windows = new ArrayList<>();
    private final Map<ProgramRow, PlannedTask> tasks = new LinkedHashMap<>();
    private boolean begun;

    ProgramInquiry(ProgramRequest request, Setting setting) {
        this.request = request;
        this.setting = setting;
        this.calendar = setting.calendar();
        Parameters lifecycle = setting.pack("lifecycle");
        PhaseRow.all(lifecycle).forEach(this::addPhase);
        for (ProgramRow row : ProgramRow.all(lifecycle)) {
            tasks.put(row, planned(row, Objects.requireNonNull(spans.get(row.phase()))));
        }
    }

    private void addPhase(PhaseRow row) {
        Integer last = row.toWeek();
        LocalDate from = beginOfWeek(row.fromWeek());
        LocalDate until = last == null ? null : beginOfWeek(last + 1);
        spans.put(row.phase(), new PhaseSpan(row.phase(), from, until));
        windows.add(new PhaseWindow(row.phase(), startOf(from), until == null ? null : startOf(until), setting.asOf()));
    }

    private LocalDate beginOfWeek(int week) {
        return request.start().plusDays((long) DAYS_OF_A_WEEK * (week - 1));
    }

    private Instant startOf(LocalDate date) {
        return date.atStartOfDay(setting.zone()).toInstant();
    }

    private PlannedTask planned(ProgramRow row, PhaseSpan span) {
        LocalDate until = span.until();
        LocalDate due = dueOn(span);
        return new PlannedTask(
                row.id(),
                row.task(),
                startOf(span.from()),
                until == null ? null : startOf(until),
                due == null ? "" : due.toString(),
                request.done().contains(row.id()),
                false,
                false,
                null,
                null,
                setting.asOf());
    }

    private @Nullable LocalDate dueOn(PhaseSpan span) {
        LocalDate until = span.until();
        return until == null ? null : calendar.workingDayUpTo(until.minusDays(1));
    }

    @Override
    public Collection<?> next(Notes notes) {
        if (begun) {
            return List.of();
        }
        begun = true;
        List<Object> facts = new ArrayList<>(windows);
        facts.add(new ProgramStart(request.start(), startOf(request.start()), setting.asOf()));
        facts.addAll(tasks.values());
        return facts;
    }

    @Override
    public List<Problem> problems() {
        return KnownTasks.problems(
                request.done(), tasks.keySet().stream().map(ProgramRow::id).toList());
    }

    @Override
    public ProgramPlan answer(Notes notes) throws UndecidedException {
        List<ProgramTask> planned = new ArrayList<>();
        for (Map.Entry<ProgramRow, PlannedTask> entry : tasks.entrySet()) {
            ProgramRow row = entry.getKey();
            PlannedTask task = entry.getValue();
            planned.add(new ProgramTask(
                    row.id(),
                    row.phase(),
                    row.task(),
                    row.skill(),
                    row.owner(),
                    dueOn(Objects.requireNonNull(spans.get(row.phase()))),
                    task.ends(),
                    Standings.of(task, notes)));
        }
        return new ProgramPlan(
                request.programId(),
                request.start(),
                week(),
                notes.all(PlanNote.InForce.class).stream()
                        .map(note -> note.phase().phase())
                        .sorted()
                        .toList(),
                List.copyOf(spans.values()),
                planned,
                Standings.findings(notes),
                notes.fired());
    }

    private @Nullable Integer week() {
        LocalDate today = setting.asOf().atZone(setting.zone()).toLocalDate();
        long days = ChronoUnit.DAYS.between(request.start(), today);
        return days < 0 ? null : Math.toIntExact(days / DAYS_OF_A_WEEK + 1);
    }
}
