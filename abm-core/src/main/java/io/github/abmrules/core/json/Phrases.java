package io.github.abmrules.core.json;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiConsumer;

/**
 * JSON that many records share, such as that of a rule: made once, under a number by which packed text names it. Takes in so
 * many phrases and no more, so that it stays small whatever comes. Thread-safe.
 */
final class Phrases {

    private static final int MOST = 1 << 14;
    private static final int MOST_BYTES = 8 << 20;

    private final Map<Object, Integer> numbers = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<byte[]> byNumber = new AtomicReferenceArray<>(MOST);
    private int count;
    private long bytes;

    /**
     * The number of what a value is written as; -1 when there is no room for it.
     *
     * @param value has the equality of what is written
     */
    <T> int number(T value, BiConsumer<JsonText, ? super T> writer) {
        Integer known = numbers.get(value);
        return known == null ? add(value, writer) : known;
    }

    private synchronized <T> int add(T value, BiConsumer<JsonText, ? super T> writer) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        if (count == MOST || bytes >= MOST_BYTES) {
            return -1;
        }
        JsonText text = new JsonText();
        writer.accept(text, value);
        byte[] json = text.toBytes();
        byNumber.set(count, json);
        numbers.put(value, count);
        bytes += json.length;
        return count++;
    }

    /** The JSON under a number, not to be changed. */
    byte[] json(int number) {
        byte[] json = byNumber.get(number);
        if (json == null) {
            throw new IllegalStateException("There is no phrase " + number + ". Maybe another packer packed the text?");
        }
        return json;
    }
}
