package io.github.abmrules.core.port.memory;

import io.github.abmrules.core.port.Keyed;
import io.github.abmrules.core.port.Outbox;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An outbox that ends with the process. Not thread-safe.
 *
 * @param <T> what is written
 */
public final class InMemoryOutbox<T extends Keyed> implements Outbox<T> {

    private final Map<String, T> pending = new LinkedHashMap<>();

    /** An empty outbox. */
    public InMemoryOutbox() {}

    @Override
    public void queue(Collection<T> things) {
        things.forEach(thing -> pending.putIfAbsent(thing.key(), thing));
    }

    @Override
    public List<T> pending() {
        return List.copyOf(pending.values());
    }

    @Override
    public void written(T thing) {
        pending.remove(thing.key());
    }
}
