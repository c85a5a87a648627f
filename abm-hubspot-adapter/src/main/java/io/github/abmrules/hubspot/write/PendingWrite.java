package io.github.abmrules.hubspot.write;

import io.github.abmrules.core.port.Keyed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision writes about one company. It waits in an outbox from before the first call until all of it is known to be
 * there.
 *
 * @param key the id of the decision
 * @param companyId the company
 * @param company its name; null when it has none
 * @param properties values that change; an empty text clears
 * @param note plain text; null when the assignment did not change
 * @param at the instant of the decision
 * @param tasks for people
 */
public record PendingWrite(
        String key,
        String companyId,
        @Nullable String company,
        Map<String, String> properties,
        @Nullable String note,
        Instant at,
        List<PendingTask> tasks)
        implements Keyed {

    /** Copies the parts. */
    public PendingWrite {
        properties = Map.copyOf(properties);
        tasks = List.copyOf(tasks);
    }

    /** For people: what would be written. */
    public String inWords() {
        String changes = new TreeMap<>(properties)
                .entrySet().stream()
                        .map(each -> "  " + each.getKey() + " = "
                                + (each.getValue().isEmpty() ? "(cleared)" : each.getValue()) + "\n")
                        .collect(Collectors.joining());
        String todo = tasks.stream()
                .map(task -> "  task due " + task.due() + ": " + task.subject() + "\n")
                .collect(Collectors.joining());
        return "company " + companyId + (company == null ? "" : " " + company) + "\n" + changes
                + (note == null ? "" : "  note: " + note.replace("\n", "\n    ") + "\n") + todo;
    }
}
