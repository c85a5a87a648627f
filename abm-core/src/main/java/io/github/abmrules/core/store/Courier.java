package io.github.abmrules.core.store;

import io.github.abmrules.core.port.NoteSink;
import io.github.abmrules.core.port.PropertySink;
import io.github.abmrules.core.port.SourceException;
import io.github.abmrules.core.port.TaskSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends what waits in a store to the CRM: of each account one after the other, each at least once, and under a key by which
 * the CRM takes it once. What is not taken is sent again later, and parked when it was not taken too often or never will be;
 * what is parked does not hold up what comes after it. Several couriers, in several processes, may work on one store. A
 * courier belongs to one thread.
 */
public final class Courier {
    private static final int HANDFUL = 20;

    private final StateStore store;
    private final NoteSink notes;
    private final TaskSink tasks;
    private final PropertySink properties;
    private final DeliveryPolicy policy;

    /** A courier with the usual policy. */
    public Courier(StateStore store, NoteSink notes, TaskSink tasks, PropertySink properties) {
        this(store, notes, tasks, properties, DeliveryPolicy.USUAL);
    }

    /** A courier. */
    public Courier(StateStore store, NoteSink notes, TaskSink tasks, PropertySink properties, DeliveryPolicy policy) {
        this.store = store;
        this.notes = notes;
        this.tasks = tasks;
        this.properties = properties;
        this.policy = policy;
    }

    /**
     * What came of a round.
     *
     * @param delivered how many were taken
     * @param waiting those that were not and wait for another time, each with the reason
     * @param parked those that wait for a person, each with the reason
     */
    public record Round(int delivered, List<StoredDelivery> waiting, List<StoredDelivery> parked) {

        /** Copies the lists. */
        public Round {
            waiting = List.copyOf(waiting);
            parked = List.copyOf(parked);
        }
    }

    /**
     * Sends what may be sent at an instant.
     *
     * @param limit how many at most
     * @throws StoreException when the store cannot be reached
     */
    public Round deliver(Instant asOf, int limit) {
        int delivered = 0;
        List<StoredDelivery> waiting = new ArrayList<>();
        List<StoredDelivery> parked = new ArrayList<>();
        int left = limit;
        while (left > 0) {
            List<StoredDelivery> taken =
                    store.takeDeliveries(asOf, asOf.plus(policy.inHand()), Math.min(HANDFUL, left));
            if (taken.isEmpty()) {
                break;
            }
            left -= taken.size();
            for (StoredDelivery each : taken) {
                StoredDelivery now = send(each, asOf);
                store.settle(each, now);
                switch (now.status()) {
                    case DELIVERED -> delivered++;
                    case WAITING -> waiting.add(now);
                    case PARKED -> parked.add(now);
                }
            }
        }
        return new Round(delivered, waiting, parked);
    }

    private StoredDelivery send(StoredDelivery delivery, Instant asOf) {
        try {
            if (delivery.note() != null) {
                notes.add(delivery.note());
            } else if (delivery.task() != null) {
                tasks.create(delivery.task());
            } else if (delivery.properties() != null) {
                properties.write(delivery.properties());
            }
        } catch (SourceException e) {
            boolean park = !e.retryable() || delivery.attempts() >= policy.attempts();
            return delivery.with(
                    park ? DeliveryStatus.PARKED : DeliveryStatus.WAITING,
                    delivery.attempts(),
                    asOf.plus(policy.waitAfter(delivery.attempts())),
                    e.reason(),
                    null);
        }
        return delivery.with(DeliveryStatus.DELIVERED, delivery.attempts(), delivery.notBefore(), null, asOf);
    }

    /**
     * Lets a parked delivery be sent again, as if it had never been sent.
     *
     * @return false when there is none under the key, or it is not parked
     */
    public static boolean replay(StateStore store, String key, Instant asOf) {
        StoredDelivery parked = store.delivery(key);
        return parked != null
                && parked.status() == DeliveryStatus.PARKED
                && store.settle(parked, parked.with(DeliveryStatus.WAITING, 0, asOf, parked.reason(), null));
    }
}
