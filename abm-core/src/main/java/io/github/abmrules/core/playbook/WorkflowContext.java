package io.github.abmrules.core.playbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What workflows leave for each other, by name. Immutable. */
public final class WorkflowContext {

    private final Map<String, List<? extends Record>> records;

    private WorkflowContext(Map<String, List<? extends Record>> records) {
        this.records = records;
    }

    /** Nothing yet. */
    public static WorkflowContext empty() {
        return new WorkflowContext(Map.of());
    }

    /** This context with another one, or with another content of one. */
    public WorkflowContext with(String name, List<? extends Record> content) {
        Map<String, List<? extends Record>> more = new LinkedHashMap<>(records);
        more.put(name, List.copyOf(content));
        return new WorkflowContext(more);
    }

    /** Whether a context is there; it may be empty. */
    public boolean has(String name) {
        return records.containsKey(name);
    }

    /**
     * The records of a context; empty when it is not there.
     *
     * @throws ClassCastException when it holds others
     */
    public <T extends Record> List<T> all(String name, Class<T> type) {
        return records.getOrDefault(name, List.of()).stream().map(type::cast).toList();
    }
}
