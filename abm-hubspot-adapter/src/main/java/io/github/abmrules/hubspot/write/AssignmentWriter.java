package io.github.abmrules.hubspot.write;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.port.Outbox;
import io.github.abmrules.hubspot.crm.BatchResult;
import io.github.abmrules.hubspot.crm.Crm;
import io.github.abmrules.hubspot.crm.ObjectType;
import io.github.abmrules.hubspot.crm.ObjectUpdate;
import io.github.abmrules.hubspot.failure.RateLimitException;
import io.github.abmrules.hubspot.failure.UnavailableException;
import io.github.abmrules.hubspot.read.ReadCompany;
import io.github.abmrules.hubspot.standing.OwnProperties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes assignments back: properties of the company, a note when the assignment changed, tasks for reviews and next actions.
 * Everything is in the outbox before the first call and until it is known to be there, so that a process may end at any point
 * without losing or doubling anything. Used from one thread at a time.
 */
public final class AssignmentWriter {

    private final Crm crm;
    private final WritePlanner planner;
    private final TimelineWriter timeline;
    private final Outbox<PendingWrite> outbox;

    /** A writer. */
    public AssignmentWriter(Crm crm, WritingSettings settings, Outbox<PendingWrite> outbox) {
        this.crm = crm;
        this.planner = new WritePlanner(settings);
        this.timeline = new TimelineWriter(crm);
        this.outbox = outbox;
    }

    /** Creates the properties that are missing, and adds the options that are; gives what was done, in words. */
    public List<String> ensureProperties() {
        return OwnProperties.ensure(crm.schema());
    }

    /** What a decision would write; null when the CRM has it all. Calls nothing. */
    public @Nullable PendingWrite plan(ReadCompany company, Assignment decision) {
        return planner.plan(company, decision);
    }

    /** Writes what an earlier process left in the outbox. To be called before anything is read. */
    public WriteReport recover() {
        List<PendingWrite> pending = outbox.pending();
        return pending.isEmpty() ? WriteReport.nothing() : deliver(pending, true);
    }

    /**
     * Writes.
     *
     * @param mayBeThere whether notes and tasks may have been written by an earlier process
     */
    public WriteReport write(List<PendingWrite> writes, boolean mayBeThere) {
        if (writes.isEmpty()) {
            return WriteReport.nothing();
        }
        outbox.queue(writes);
        return deliver(writes, mayBeThere);
    }

    private WriteReport deliver(List<PendingWrite> writes, boolean lookFirst) {
        WriteReport report = WriteReport.nothing();
        List<PendingWrite> left = writes;
        // A company is in a round once, so that an older write of it comes before a newer one.
        while (!left.isEmpty()) {
            Map<String, PendingWrite> round = new LinkedHashMap<>();
            List<PendingWrite> later = new ArrayList<>();
            for (PendingWrite write : left) {
                if (round.putIfAbsent(write.companyId(), write) != null) {
                    later.add(write);
                }
            }
            report = report.plus(round(round, lookFirst));
            left = later;
        }
        return report;
    }

    private WriteReport round(Map<String, PendingWrite> writes, boolean lookFirst) {
        List<WriteReport.Problem> refused = new ArrayList<>();
        List<WriteReport.Problem> waiting = new ArrayList<>();
        BatchResult updated;
        try {
            updated = crm.objects()
                    .update(
                            ObjectType.COMPANY,
                            writes.values().stream()
                                    .map(write -> new ObjectUpdate(write.companyId(), write.properties()))
                                    .toList());
        } catch (UnavailableException | RateLimitException e) {
            writes.keySet().forEach(id -> waiting.add(problem(id, "properties", String.valueOf(e.getMessage()))));
            return new WriteReport(0, 0, 0, 0, refused, waiting);
        }
        List<PendingWrite> done = new ArrayList<>();
        Map<String, String> failed = new HashMap<>();
        updated.missing().forEach(id -> failed.put(id, "the company does not exist any more"));
        updated.errors().forEach(error -> failed.put(error.id(), error.message()));
        List<PendingWrite> open = new ArrayList<>();
        for (PendingWrite write : writes.values()) {
            String reason = failed.get(write.companyId());
            if (reason == null) {
                open.add(write);
            } else {
                // A note about properties that could not be written would be false.
                refused.add(problem(write.companyId(), "properties", reason));
                done.add(write);
            }
        }
        List<TimelineEntry> entries = new ArrayList<>();
        Map<String, String> companyOf = new HashMap<>();
        for (PendingWrite write : open) {
            String note = write.note();
            if (note != null) {
                entries.add(TimelineEntry.note(write.key(), write.companyId(), note, write.at()));
                companyOf.put(write.key(), write.companyId());
            }
            for (PendingTask task : write.tasks()) {
                entries.add(TimelineEntry.task(task, write.companyId()));
                companyOf.put(task.key(), write.companyId());
            }
        }
        Map<ObjectType, TimelineWriter.Result> results = timeline.write(entries, lookFirst);
        TimelineWriter.Result writtenNotes = results.getOrDefault(ObjectType.NOTE, TimelineWriter.Result.nothing());
        TimelineWriter.Result writtenTasks = results.getOrDefault(ObjectType.TASK, TimelineWriter.Result.nothing());
        Set<String> incomplete = new HashSet<>();
        collect(writtenNotes, "note", companyOf, refused, waiting, incomplete);
        collect(writtenTasks, "task", companyOf, refused, waiting, incomplete);
        open.stream().filter(write -> !incomplete.contains(write.companyId())).forEach(done::add);
        outbox.allWritten(done);
        return new WriteReport(
                open.size(),
                writtenNotes.written(),
                writtenTasks.written(),
                writtenNotes.found() + writtenTasks.found(),
                refused,
                waiting);
    }

    private static void collect(
            TimelineWriter.Result result,
            String what,
            Map<String, String> companyOf,
            List<WriteReport.Problem> refused,
            List<WriteReport.Problem> waiting,
            Set<String> incomplete) {
        result.refused().forEach((key, reason) -> refused.add(problem(companyOf.getOrDefault(key, ""), what, reason)));
        result.waiting().forEach((key, reason) -> {
            String company = companyOf.getOrDefault(key, "");
            waiting.add(problem(company, what, reason));
            incomplete.add(company);
        });
    }

    private static WriteReport.Problem problem(String companyId, String what, String reason) {
        return new WriteReport.Problem(companyId, what, reason);
    }
}
