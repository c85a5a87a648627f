package io.github.abmrules.core.json;

import java.util.Iterator;

/** The records of an input, one after the other. Belongs to one thread. */
interface RecordSource<T> extends Iterator<ReadRecord<T>>, AutoCloseable {

    @Override
    void close();
}
