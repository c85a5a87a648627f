package io.github.abmrules.core.port;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes to another system so that nothing is lost and nothing doubled. Everything is queued in an {@link Outbox} before it
 * is sent and taken out when it was taken: a process that ends in between finds it there and sends it again, and the system
 * recognises it by its key. Not thread-safe.
 *
 * @param <T> what is written
 */
public final class Delivery<T extends Keyed> {

    private final Consumer<T> sink;
    private final Outbox<T> outbox;

    /**
     * A way to a system.
     *
     * @param sink takes things, and each key once; throws {@link SourceException}
     * @param outbox keeps what was not taken
     */
    public Delivery(Consumer<T> sink, Outbox<T> outbox) {
        this.sink = sink;
        this.outbox = outbox;
    }

    /**
     * What became of things that were sent.
     *
     * @param sent how many of those that were given now were taken
     * @param retried how many of those that had been waiting were taken
     * @param queued what waits for the next time, each with the reason
     */
    public record Receipt(int sent, int retried, List<Waiting> queued) {

        /** Copies the list. */
        public Receipt {
            queued = List.copyOf(queued);
        }

        /** Nothing was sent, and nothing waits. */
        public static Receipt nothing() {
            return new Receipt(0, 0, List.of());
        }
    }

    /**
     * Something that waits.
     *
     * @param key its key
     * @param reason why it was not taken
     */
    public record Waiting(String key, String reason) {}

    /**
     * Sends what waits, then the given things.
     *
     * @throws SourceException when the outbox fails; then nothing was sent that is not safe in it
     */
    public Receipt deliver(Collection<T> things) {
        Map<String, T> waiting = new LinkedHashMap<>();
        outbox.pending().forEach(thing -> waiting.put(thing.key(), thing));
        outbox.queue(things);
        List<T> pending = outbox.pending();
        int sent = 0;
        int retried = 0;
        List<Waiting> queued = new ArrayList<>();
        for (T thing : pending) {
            try {
                sink.accept(thing);
            } catch (SourceException e) {
                queued.add(new Waiting(thing.key(), e.reason()));
                continue;
            }
            outbox.written(thing);
            if (waiting.containsKey(thing.key())) {
                retried++;
            } else {
                sent++;
            }
        }
        return new Receipt(sent, retried, queued);
    }
}
