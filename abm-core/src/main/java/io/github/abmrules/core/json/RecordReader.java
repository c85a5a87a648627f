package io.github.abmrules.core.json;

import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * The records of an input, one after the other: only the one at hand is in memory. A record with something wrong in it
 * comes as a {@link ReadRecord} with problems, and the next one follows. Belongs to one thread. {@link RecordJson} makes it.
 *
 * @param <T> the record
 */
public final class RecordReader<T> implements Iterator<ReadRecord<T>>, AutoCloseable {

    private final RecordSource<T> records;

    RecordReader(RecordSource<T> records) {
        this.records = records;
    }

    /**
     * Whether there is another record.
     *
     * @throws UnreadableInputException when a JSON document is not one
     * @throws UncheckedIOException when the stream fails
     */
    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    /**
     * The next record.
     *
     * @throws UnreadableInputException when a JSON document is not one
     * @throws UncheckedIOException when the stream fails
     */
    @Override
    public ReadRecord<T> next() {
        return records.next();
    }

    /**
     * Closes the input.
     *
     * @throws UncheckedIOException when that fails
     */
    @Override
    public void close() {
        records.close();
    }
}
