package io.github.abmrules.rules.plan;

import io.github.abmrules.core.plan.WarmupPlan;
import io.github.abmrules.core.plan.WarmupRequest;
import io.github.abmrules.core.plan.WarmupTask;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.time.BusinessCalendar;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Notes;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.stage.UndecidedException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A warmup on its way through the rules: first they choose its tasks, then they say how those stand. */
final class WarmupInquiry implements Inquiry<WarmupPlan> {
    private static final int WHOLE = 100;

    /** A task and the day it is planned for. */
    private record Dated(WarmupRow row, LocalDate on, PlannedTask fact) {}

    private final WarmupRequest request;
    private final Setting setting;
    private final BusinessCalendar calendar;
    private final List<WarmupRow> rows;
    private final LocalDate regularEnd;
    private final WarmupFacts warmup;
    private final Map<WarmupChoice, WarmupRow> choices = new LinkedHashMap<>();
    private final List<Dated> tasks = new ArrayList<>();
    private LocalDate until;
    private int stage;

    WarmupInquiry(WarmupRequest request, Setting setting) {
        this.request = request;
        this.setting = setting;
        this.calendar = setting.calendar();
        Parameters plan = setting.pack("plan");
        this.rows = WarmupRow.all(plan);
        this.regularEnd = request.start().plusDays(plan.window("warmup-length").length());
        this.until = regularEnd;
        this.warmup =
                new WarmupFacts(request.accountId(), request.accountTier(), request.start(), request.acceleratedFrom());
        rows.forEach(row -> choices.put(new WarmupChoice(row.id(), row.tiers(), request.accountTier()), row));
    }

    @Override
    public Collection<?> next(Notes notes) {
        stage++;
        if (stage == 1) {
            List<Object> facts = new ArrayList<>(choices.keySet());
            facts.add(warmup);
            return facts;
        }
        if (stage == 2) {
            plan(notes);
            return tasks.stream().map(Dated::fact).toList();
        }
        return List.of();
    }

    private void plan(Notes notes) {
        // Of several rules that make a warmup faster the fastest wins.
        int percent = notes.all(PlanNote.Accelerated.class).stream()
                .mapToInt(PlanNote.Accelerated::percent)
                .min()
                .orElse(WHOLE);
        until = accelerated(regularEnd, percent);
        for (Map.Entry<WarmupChoice, WarmupRow> entry : choices.entrySet()) {
            if (!notes.about(entry.getKey(), PlanNote.WarmupTaskChosen.class).isEmpty()) {
                WarmupRow row = entry.getValue();
                LocalDate on = workingDay(accelerated(request.start().plusDays(row.day() - 1L), percent));
                tasks.add(new Dated(row, on, planned(row, on)));
            }
        }
        tasks.sort(Comparator.comparing(Dated::on));
    }

    /** The date, brought nearer to the day from which on the warmup goes faster. */
    private LocalDate accelerated(LocalDate date, int percent) {
        LocalDate from = request.acceleratedFrom();
        if (from == null || !date.isAfter(from)) {
            return date;
        }
        long days = ChronoUnit.DAYS.between(from, date);
        return from.plusDays((days * percent + WHOLE - 1) / WHOLE);
    }

    /** The date or the next working day; the last one of the warmup when that would be after its end. */
    private LocalDate workingDay(LocalDate date) {
        LocalDate day = calendar.workingDayFrom(date);
        return day.isBefore(until) ? day : calendar.workingDayUpTo(until.minusDays(1));
    }

    private PlannedTask planned(WarmupRow row, LocalDate on) {
        return new PlannedTask(
                row.id(),
                row.task(),
                on.atStartOfDay(setting.zone()).toInstant(),
                on.plusDays(1).atStartOfDay(setting.zone()).toInstant(),
                on.toString(),
                request.done().contains(row.id()),
                false,
                false,
                row.trust(),
                request.trustLevel(),
                setting.asOf());
    }

    @Override
    public List<Problem> problems() {
        return KnownTasks.problems(
                request.done(), rows.stream().map(WarmupRow::id).toList());
    }

    @Override
    public WarmupPlan answer(Notes notes) throws UndecidedException {
        List<WarmupTask> planned = new ArrayList<>();
        for (Dated task : tasks) {
            WarmupRow row = task.row();
            planned.add(new WarmupTask(
                    row.id(),
                    row.task(),
                    row.owner(),
                    row.channel(),
                    row.trust(),
                    task.on(),
                    Standings.of(task.fact(), notes)));
        }
        return new WarmupPlan(
                request.accountId(),
                request.company(),
                request.accountTier(),
                request.start(),
                until,
                planned,
                Standings.findings(notes),
                notes.fired());
    }
}
