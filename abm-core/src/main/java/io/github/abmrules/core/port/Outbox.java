package io.github.abmrules.core.port;

import java.util.Collection;
import java.util.List;

/**
 * What is to be written to another system and is not known to be there yet. It outlives the process wherever the
 * implementation says so.
 *
 * @param <T> what is written
 */
public interface Outbox<T extends Keyed> {

    /**
     * Queues things; what is queued already under its key stays as it is. When this returns they are safe.
     *
     * @throws SourceException when they could not be queued; then none is
     */
    void queue(Collection<T> things);

    /** Everything that is queued, in the order in which it was. */
    List<T> pending();

    /**
     * Takes out what is known to be written.
     *
     * @throws SourceException when that could not be kept; then it is sent again, which its key makes harmless
     */
    void written(T thing);

    /**
     * Takes out several things at once, which a durable outbox does with less waiting for its disk.
     *
     * @throws SourceException as {@link #written} does; then any of them may be sent again
     */
    default void allWritten(Collection<T> things) {
        things.forEach(this::written);
    }
}
