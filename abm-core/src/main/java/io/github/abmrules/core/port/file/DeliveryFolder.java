package io.github.abmrules.core.port.file;

import io.github.abmrules.core.port.CrmNote;
import io.github.abmrules.core.port.CrmProperties;
import io.github.abmrules.core.port.CrmTask;
import io.github.abmrules.core.port.NoteSink;
import io.github.abmrules.core.port.PropertySink;
import io.github.abmrules.core.port.TaskSink;
import io.github.abmrules.core.port.Tool;
import java.nio.file.Path;

/**
 * A folder that takes what a CRM would take: {@code notes.jsonl}, {@code tasks.jsonl} and {@code properties.jsonl}, each key
 * once. Not thread-safe.
 */
public final class DeliveryFolder {
    private final FileSink<CrmNote> notes;
    private final FileSink<CrmTask> tasks;
    private final FileSink<CrmProperties> properties;

    /** The sinks of a folder, which has to be there. */
    public DeliveryFolder(Path folder) {
        notes = new FileSink<>(Tool.ADD_NOTE, folder.resolve("notes.jsonl"), CrmNote.class);
        tasks = new FileSink<>(Tool.CREATE_TASK, folder.resolve("tasks.jsonl"), CrmTask.class);
        properties = new FileSink<>(Tool.ADD_NOTE, folder.resolve("properties.jsonl"), CrmProperties.class);
    }

    /** Takes notes. */
    public NoteSink notes() {
        return notes::write;
    }

    /** Takes tasks. */
    public TaskSink tasks() {
        return tasks::write;
    }

    /** Takes values of properties. */
    public PropertySink properties() {
        return properties::write;
    }
}
