package io.github.abmrules.hubspot.write;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of writes.
 *
 * @param companies companies whose properties were written
 * @param notes notes that were created
 * @param tasks tasks that were created
 * @param found notes and tasks that were there already
 * @param refused what HubSpot does not take; it is not tried again
 * @param waiting what stays in the outbox for the next run
 */
public record WriteReport(
        int companies, int notes, int tasks, int found, List<Problem> refused, List<Problem> waiting) {

    /**
     * Something that was not written.
     *
     * @param companyId the company
     * @param what properties, note or task
     * @param reason why
     */
    public record Problem(String companyId, String what, String reason) {}

    /** Copies the lists. */
    public WriteReport {
        refused = List.copyOf(refused);
        waiting = List.copyOf(waiting);
    }

    /** Nothing was written. */
    public static WriteReport nothing() {
        return new WriteReport(0, 0, 0, 0, List.of(), List.of());
    }

    /** This and another one together. */
    public WriteReport plus(WriteReport other) {
        List<Problem> allRefused = new ArrayList<>(refused);
        allRefused.addAll(other.refused);
        List<Problem> allWaiting = new ArrayList<>(waiting);
        allWaiting.addAll(other.waiting);
        return new WriteReport(
                companies + other.companies,
                notes + other.notes,
                tasks + other.tasks,
                found + other.found,
                allRefused,
                allWaiting);
    }
}
