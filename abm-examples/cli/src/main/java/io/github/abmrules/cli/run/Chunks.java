package io.github.abmrules.cli.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Elements in chunks, none of them too long or too heavy. When an element cannot be read, those before it still come.
 * Belongs to one thread.
 */
final class Chunks<T> implements Iterator<List<T>> {

    private static final int MOST = 250;
    private static final int HEAVIEST = 1 << 20;

    private final Iterator<T> elements;
    private final ToIntFunction<T> weight;
    private @Nullable RuntimeException failure;

    Chunks(Iterator<T> elements, ToIntFunction<T> weight) {
        this.elements = elements;
        this.weight = weight;
    }

    @Override
    public boolean hasNext() {
        if (failure != null) {
            throw failure;
        }
        return elements.hasNext();
    }

    @Override
    public List<T> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("There are no more elements.");
        }
        List<T> chunk = new ArrayList<>();
        long heavy = 0;
        try {
            while (chunk.size() < MOST && heavy < HEAVIEST && elements.hasNext()) {
                T element = elements.next();
                heavy += weight.applyAsInt(element);
                chunk.add(element);
            }
        } catch (RuntimeException e) {
            failure = e;
        }
        return chunk;
    }
}
