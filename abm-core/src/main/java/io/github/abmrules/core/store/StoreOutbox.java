package io.github.abmrules.core.store;

import io.github.abmrules.core.port.CrmNote;
import io.github.abmrules.core.port.CrmProperties;
import io.github.abmrules.core.port.CrmTask;
import io.github.abmrules.core.port.Keyed;
import io.github.abmrules.core.port.Outbox;
import io.github.abmrules.core.port.SourceException;
import io.github.abmrules.core.port.Tool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The deliveries of one kind in a store, as the outbox that workflows and adapters write through. What they queue and what
 * decisions queue is in one place, and whatever sends it finds both. Thread-safe when the store is.
 *
 * @param <T> what is written
 */
public final class StoreOutbox<T extends Keyed> implements Outbox<T> {
    /** The account of what is about none. */
    public static final String NO_ACCOUNT = "-";

    private final StateStore store;
    private final DeliveryKind kind;
    private final Class<T> type;
    private final Tool tool;
    private final Instant at;

    private StoreOutbox(StateStore store, DeliveryKind kind, Class<T> type, Tool tool, Instant at) {
        this.store = store;
        this.kind = kind;
        this.type = type;
        this.tool = tool;
        this.at = at;
    }

    /** The outbox of notes, at the instant of a run. */
    public static StoreOutbox<CrmNote> ofNotes(StateStore store, Instant at) {
        return new StoreOutbox<>(store, DeliveryKind.NOTE, CrmNote.class, Tool.ADD_NOTE, at);
    }

    /** The outbox of tasks, at the instant of a run. */
    public static StoreOutbox<CrmTask> ofTasks(StateStore store, Instant at) {
        return new StoreOutbox<>(store, DeliveryKind.TASK, CrmTask.class, Tool.CREATE_TASK, at);
    }

    @Override
    public void queue(Collection<T> things) {
        Map<String, List<T>> byAccount = new LinkedHashMap<>();
        for (T thing : things) {
            byAccount.computeIfAbsent(accountOf(thing), id -> new ArrayList<>()).add(thing);
        }
        try {
            byAccount.forEach((account, own) -> store.queue(account, own, at));
        } catch (StoreException e) {
            throw failed(things.size() + " records", e);
        }
    }

    private static String accountOf(Keyed thing) {
        if (thing instanceof CrmNote note) {
            return note.accountId();
        }
        if (thing instanceof CrmProperties properties) {
            return properties.accountId();
        }
        return thing instanceof CrmTask task ? Objects.requireNonNullElse(task.accountId(), NO_ACCOUNT) : NO_ACCOUNT;
    }

    /** What waits; what is parked waits for a person and is not among it. */
    @Override
    public List<T> pending() {
        return store.deliveries(DeliveryStatus.WAITING, kind, null, Integer.MAX_VALUE).stream()
                .map(delivery -> type.cast(delivery.content()))
                .toList();
    }

    @Override
    public void written(T thing) {
        try {
            StoredDelivery waiting = store.delivery(thing.key());
            if (waiting != null && waiting.status() == DeliveryStatus.WAITING) {
                store.settle(
                        waiting,
                        waiting.with(DeliveryStatus.DELIVERED, waiting.attempts() + 1, waiting.notBefore(), null, at));
            }
        } catch (StoreException e) {
            throw failed(thing.key(), e);
        }
    }

    private SourceException failed(String subject, StoreException e) {
        SourceException failure = new SourceException(tool, subject, String.valueOf(e.getMessage()), e.retryable());
        failure.initCause(e);
        return failure;
    }
}
