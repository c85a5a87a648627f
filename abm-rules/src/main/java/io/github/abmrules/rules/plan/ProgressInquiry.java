package io.github.abmrules.rules.plan;

import io.github.abmrules.core.plan.ProgressPlan;
import io.github.abmrules.core.plan.ProgressRequest;
import io.github.abmrules.core.plan.ProgressTask;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Notes;
import io.github.abmrules.rules.advice.Setting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A review of the progress of an account on its way through the rules. */
final class ProgressInquiry implements Inquiry<ProgressPlan> {

    private final ProgressRequest request;
    private final Setting setting;
    private final Map<ProgressChoice, ProgressRow> choices = new LinkedHashMap<>();
    private boolean asked;

    ProgressInquiry(ProgressRequest request, Setting setting) {
        this.request = request;
        this.setting = setting;
        ProgressRow.all(setting.pack("plan")).forEach(row -> choices.put(choice(row), row));
    }

    private ProgressChoice choice(ProgressRow row) {
        return new ProgressChoice(
                row.id(),
                row.occasion(),
                row.tiers(),
                request.accountTier(),
                request.from(),
                request.to(),
                request.engagementLevel(),
                request.reviewPending());
    }

    @Override
    public Collection<?> next(Notes notes) {
        if (asked) {
            return List.of();
        }
        asked = true;
        return List.copyOf(choices.keySet());
    }

    @Override
    public ProgressPlan answer(Notes notes) {
        LocalDate day = setting.asOf().atZone(setting.zone()).toLocalDate();
        List<ProgressTask> tasks = new ArrayList<>();
        choices.forEach((choice, row) -> {
            if (!notes.about(choice, PlanNote.ProgressTaskChosen.class).isEmpty()) {
                LocalDate on = setting.calendar().workingDayFrom(day.plusDays(row.days()));
                tasks.add(new ProgressTask(row.id(), row.occasion(), row.task(), row.owner(), on));
            }
        });
        tasks.sort(Comparator.comparing(ProgressTask::on));
        return new ProgressPlan(request.accountId(), tasks, notes.fired());
    }
}
