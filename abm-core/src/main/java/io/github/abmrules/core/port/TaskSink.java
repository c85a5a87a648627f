package io.github.abmrules.core.port;

/** Takes tasks for people. The playbook's {@code hubspot_create_task}. Implementations are used from one thread at a time. */
@FunctionalInterface
public interface TaskSink {

    /**
     * Creates a task. The key makes it happen once: creating a task again under a key that was taken changes nothing, since a
     * caller who got no answer cannot know.
     *
     * @throws SourceException when the task was not taken, or that is not known
     */
    void create(CrmTask task);
}
