package io.github.abmrules.hubspot.write;

import io.github.abmrules.hubspot.crm.Crm;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Single notes and tasks, each key once: it is looked for before it is created. Thread-safe. */
public final class TimelineSink {

    private final TimelineWriter timeline;
    private final WritingSettings settings;

    /** A sink. */
    public TimelineSink(Crm crm, WritingSettings settings) {
        this.timeline = new TimelineWriter(crm);
        this.settings = settings;
    }

    /**
     * What became of it.
     *
     * @param reason why it was not taken; null when it was
     * @param retryable whether it may be taken later
     */
    public record Outcome(@Nullable String reason, boolean retryable) {}

    /** Adds a note to a company. */
    public Outcome note(String key, String companyId, String text, Instant at) {
        return outcome(timeline.write(TimelineEntry.note(key, companyId, text, at)));
    }

    /**
     * Creates a task.
     *
     * @param companyId null for a task about no company; whether such a one is there can only be searched for
     */
    public Outcome task(PendingTask task, @Nullable String companyId) {
        return outcome(timeline.write(TimelineEntry.task(task, companyId)));
    }

    /** When a task is due: closing time of the last working day up to its day, or of the next one when it has none. */
    public Instant due(@Nullable LocalDate day, Instant now) {
        return day == null
                ? settings.calendar().closingAfter(now)
                : settings.calendar().closing(settings.calendar().workingDayUpTo(day));
    }

    private static Outcome outcome(TimelineWriter.Result result) {
        return result.refused().values().stream()
                .findFirst()
                .map(reason -> new Outcome(reason, false))
                .or(() -> first(result.waiting()))
                .orElse(new Outcome(null, false));
    }

    private static java.util.Optional<Outcome> first(Map<String, String> waiting) {
        return waiting.values().stream().findFirst().map(reason -> new Outcome(reason, true));
    }
}
