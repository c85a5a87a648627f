package io.github.abmrules.hubspot.write;

import io.github.abmrules.hubspot.crm.ObjectDraft;
import io.github.abmrules.hubspot.crm.ObjectType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A note or a task on the timeline of a company. */
record TimelineEntry(ObjectType type, String key, @Nullable String companyId, String marker, ObjectDraft draft) {

    static TimelineEntry note(String key, String companyId, String text, Instant at) {
        String marker = Marker.of(key);
        return new TimelineEntry(
                ObjectType.NOTE,
                key,
                companyId,
                marker,
                new ObjectDraft(
                        Map.of("hs_timestamp", at.toString(), "hs_note_body", HtmlText.of(text, marker)),
                        List.of(ObjectDraft.Target.companyOfNote(companyId))));
    }

    static TimelineEntry task(PendingTask task, @Nullable String companyId) {
        String marker = Marker.of(task.key());
        Map<String, String> properties = new HashMap<>();
        // The time of a task is when it is due.
        properties.put("hs_timestamp", task.due().toString());
        properties.put("hs_task_subject", task.subject());
        properties.put("hs_task_body", HtmlText.of(task.body(), marker));
        properties.put("hs_task_status", "NOT_STARTED");
        properties.put("hs_task_priority", task.urgent() ? "HIGH" : "MEDIUM");
        properties.put("hs_task_type", "TODO");
        if (task.ownerId() != null) {
            properties.put("hubspot_owner_id", task.ownerId());
        }
        return new TimelineEntry(
                ObjectType.TASK,
                task.key(),
                companyId,
                marker,
                new ObjectDraft(
                        properties,
                        companyId == null ? List.of() : List.of(ObjectDraft.Target.companyOfTask(companyId))));
    }

    String bodyProperty() {
        return type == ObjectType.NOTE ? "hs_note_body" : "hs_task_body";
    }
}
