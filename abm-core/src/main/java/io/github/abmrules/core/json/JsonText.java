package io.github.abmrules.core.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Compact JSON as it is written, in UTF-8. Commas come by themselves. Needs nothing but the JDK, so that a host without a
 * JSON library can hash its facts. Belongs to one thread.
 */
final class JsonText {

    private static final char[] HEXADECIMAL = "0123456789ABCDEF".toCharArray();
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final int FIRST_ROOM = 1024;
    private static final int LARGEST_GROWTH = Integer.MAX_VALUE - 16;

    /** More room than this is not kept. */
    private static final int LARGE = 1 << 16;

    /** So many elements are sorted faster with their bytes apart. */
    private static final int MANY = 16;

    /** Where packed text names a phrase: this sign, which JSON has nowhere, two bytes of the number, and this sign again. */
    static final byte PHRASE = 1;

    static final int PHRASE_LENGTH = 4;

    private final @Nullable Phrases phrases;
    private byte[] bytes;
    private int size;

    /** An empty text. */
    JsonText() {
        this(null, new byte[FIRST_ROOM]);
    }

    /** An empty text that is written into this room, from its beginning. */
    JsonText(byte[] room) {
        this(null, room);
    }

    /** An empty text in this room that is packed: what is shared is named by its number among the phrases; null packs nothing. */
    JsonText(@Nullable Phrases phrases, byte[] room) {
        this.phrases = phrases;
        this.bytes = room;
    }

    /** What has been written, copied. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Begins an object. */
    JsonText object() {
        separate();
        put('{');
        return this;
    }

    /** Ends an object. */
    JsonText end() {
        put('}');
        return this;
    }

    /** Begins a list. */
    JsonText array() {
        separate();
        put('[');
        return this;
    }

    /** Ends a list. */
    JsonText endArray() {
        put(']');
        return this;
    }

    /** A name that the host gave, of any characters; its value follows. */
    JsonText key(String name) {
        value(name);
        put(':');
        return this;
    }

    /** The name of a field, which must be plain ASCII; its value follows. */
    @SuppressWarnings("deprecation") // As in ascii(); room is reserved once, since names come in great numbers.
    JsonText name(String name) {
        int length = name.length();
        reserve(length + 4L);
        separate();
        bytes[size++] = '"';
        name.getBytes(0, length, bytes, size);
        size += length;
        bytes[size++] = '"';
        bytes[size++] = ':';
        return this;
    }

    /**
     * A value, or fields, that many records share.
     *
     * @param value has the equality of what is written
     */
    <T> JsonText shared(T value, BiConsumer<JsonText, ? super T> writer) {
        int number = phrases == null ? -1 : phrases.number(value, writer);
        if (number < 0) {
            writer.accept(this, value);
            return this;
        }
        separate();
        reserve(PHRASE_LENGTH);
        bytes[size++] = PHRASE;
        bytes[size++] = (byte) (number >> 8);
        bytes[size++] = (byte) number;
        bytes[size++] = PHRASE;
        return this;
    }

    /** The number of the phrase that is named at a position. */
    static int phraseNumber(byte[] packed, int position) {
        return ((packed[position + 1] & 0xFF) << 8) | (packed[position + 2] & 0xFF);
    }

    /** Ends a line. */
    JsonText lineFeed() {
        put('\n');
        return this;
    }

    /** A field with a text. */
    JsonText field(String name, @Nullable String value) {
        return name(name).value(value);
    }

    /** A field with a constant, by its name. */
    JsonText field(String name, @Nullable Enum<?> value) {
        name(name);
        return value == null ? nothing() : word(value.name());
    }

    /** A field with an instant. */
    JsonText field(String name, @Nullable Instant value) {
        name(name);
        return value == null ? nothing() : instant(value);
    }

    /** A field with a number, in the scale that it has. */
    JsonText field(String name, @Nullable Number value) {
        name(name);
        return value == null ? nothing() : number(value.toString());
    }

    /** A field with true or false. */
    JsonText field(String name, boolean value) {
        name(name);
        ascii(value ? "true" : "false");
        return this;
    }

    /** A field with an object or, when there is none, null. */
    <T> JsonText field(String name, @Nullable T value, BiConsumer<JsonText, T> writer) {
        name(name);
        if (value == null) {
            return nothing();
        }
        writer.accept(this, value);
        return this;
    }

    /** A field with a list, in its own order. */
    <T> JsonText list(String name, List<T> values, BiConsumer<JsonText, ? super T> writer) {
        name(name);
        put('[');
        for (T value : values) {
            writer.accept(this, value);
        }
        put(']');
        return this;
    }

    /** A field with a list as a set: in the order of the elements' bytes, each of them once. */
    <T> JsonText set(String name, List<T> values, BiConsumer<JsonText, ? super T> writer) {
        name(name);
        put('[');
        int[] starts = new int[values.size() + 1];
        int count = 0;
        boolean ascending = true;
        for (T value : values) {
            separate();
            starts[count] = size;
            writer.accept(this, value);
            ascending &= count == 0
                    || Arrays.compareUnsigned(bytes, starts[count - 1], starts[count] - 1, bytes, starts[count], size)
                            < 0;
            count++;
        }
        starts[count] = size + 1;
        if (!ascending) {
            arrange(starts, count);
        }
        put(']');
        return this;
    }

    /** Sorts elements that begin at {@code starts}, each followed by one byte for a comma. */
    private void arrange(int[] starts, int count) {
        if (count > MANY) {
            arrangeMany(starts, count);
            return;
        }
        int first = starts[0];
        byte[] copy = Arrays.copyOfRange(bytes, first, size);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int at = i;
            while (at > 0 && compare(copy, starts, order[at - 1], i) > 0) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = i;
        }
        size = first;
        for (int i = 0; i < count; i++) {
            if (i == 0 || compare(copy, starts, order[i - 1], order[i]) != 0) {
                separate();
                int from = starts[order[i]] - first;
                int length = starts[order[i] + 1] - 1 - starts[order[i]];
                System.arraycopy(copy, from, bytes, size, length);
                size += length;
            }
        }
    }

    private static int compare(byte[] copy, int[] starts, int left, int right) {
        int first = starts[0];
        return Arrays.compareUnsigned(
                copy,
                starts[left] - first,
                starts[left + 1] - 1 - first,
                copy,
                starts[right] - first,
                starts[right + 1] - 1 - first);
    }

    private void arrangeMany(int[] starts, int count) {
        byte[][] elements = new byte[count][];
        for (int i = 0; i < count; i++) {
            elements[i] = Arrays.copyOfRange(bytes, starts[i], starts[i + 1] - 1);
        }
        Arrays.sort(elements, Arrays::compareUnsigned);
        size = starts[0];
        for (int i = 0; i < count; i++) {
            if (i == 0 || !Arrays.equals(elements[i], elements[i - 1])) {
                separate();
                append(elements[i]);
            }
        }
    }

    /** A text. */
    JsonText value(@Nullable String value) {
        if (value == null) {
            return nothing();
        }
        separate();
        put('"');
        int length = value.length();
        for (int i = plain(value); i < length; i++) {
            char c = value.charAt(i);
            // Room for this one, escaped at worst, and for the rest in plain ASCII.
            reserve(length - i + 6L);
            if (isPlain(c)) {
                bytes[size++] = (byte) c;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < length
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
                supplementary(Character.toCodePoint(c, value.charAt(i)));
            } else {
                special(c);
            }
        }
        put('"');
        return this;
    }

    /** Writes the beginning of a text that is plain ASCII, most often all of it, and gives its length. */
    private int plain(String value) {
        int length = value.length();
        reserve(length);
        byte[] target = bytes;
        int offset = size;
        int i = 0;
        while (i < length && isPlain(value.charAt(i))) {
            target[offset + i] = (byte) value.charAt(i);
            i++;
        }
        size = offset + i;
        return i;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
    }

    /** A constant as it is, in quotes. */
    JsonText word(String ascii) {
        separate();
        put('"');
        ascii(ascii);
        put('"');
        return this;
    }

    /** A number as it is. */
    JsonText number(String ascii) {
        separate();
        ascii(ascii);
        return this;
    }

    private JsonText nothing() {
        separate();
        append(NULL);
        return this;
    }

    private void special(char c) {
        switch (c) {
            case '"', '\\' -> escape(c);
            case '\n' -> escape('n');
            case '\r' -> escape('r');
            case '\t' -> escape('t');
            case '\b' -> escape('b');
            case '\f' -> escape('f');
            default -> {
                if (c < ' ' || Character.isSurrogate(c)) {
                    // UTF-8 has no bytes for half of a pair.
                    escape('u');
                    for (int shift = 12; shift >= 0; shift -= 4) {
                        bytes[size++] = (byte) HEXADECIMAL[c >> shift & 0xF];
                    }
                } else if (c < 0x80) {
                    bytes[size++] = (byte) c;
                } else if (c < 0x800) {
                    bytes[size++] = (byte) (0xC0 | c >> 6);
                    continuation(c);
                } else {
                    bytes[size++] = (byte) (0xE0 | c >> 12);
                    continuation(c >> 6);
                    continuation(c);
                }
            }
        }
    }

    private void escape(char c) {
        bytes[size++] = '\\';
        bytes[size++] = (byte) c;
    }

    private void supplementary(int codePoint) {
        bytes[size++] = (byte) (0xF0 | codePoint >> 18);
        continuation(codePoint >> 12);
        continuation(codePoint >> 6);
        continuation(codePoint);
    }

    /** One more byte of a character, with its lowest six bits. */
    private void continuation(int bits) {
        bytes[size++] = (byte) (0x80 | (bits & 0x3F));
    }

    /** The text of {@link Instant#toString()}, several times as fast. */
    JsonText instant(Instant instant) {
        long epochDay = Math.floorDiv(instant.getEpochSecond(), 86_400);
        // 1 March of year 0 is the first day of the 400-year cycles that leap years repeat in.
        long shifted = epochDay + 719_468;
        long cycle = Math.floorDiv(shifted, 146_097);
        int dayOfCycle = (int) (shifted - cycle * 146_097);
        int yearOfCycle = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365;
        int dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        long year = cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0);
        if (year < 0 || year > 9999) {
            return word(instant.toString());
        }
        int second = (int) Math.floorMod(instant.getEpochSecond(), 86_400L);
        separate();
        reserve(2 + "2026-03-01T09:00:00.123456789Z".length());
        bytes[size++] = '"';
        twoDigits((int) year / 100);
        twoDigits((int) year % 100);
        bytes[size++] = '-';
        twoDigits(month);
        bytes[size++] = '-';
        twoDigits(day);
        bytes[size++] = 'T';
        twoDigits(second / 3_600);
        bytes[size++] = ':';
        twoDigits(second / 60 % 60);
        bytes[size++] = ':';
        twoDigits(second % 60);
        int nanos = instant.getNano();
        if (nanos != 0) {
            bytes[size++] = '.';
            if (nanos % 1_000_000 == 0) {
                digits(nanos / 1_000_000, 3);
            } else if (nanos % 1_000 == 0) {
                digits(nanos / 1_000, 6);
            } else {
                digits(nanos, 9);
            }
        }
        bytes[size++] = 'Z';
        bytes[size++] = '"';
        return this;
    }

    private void digits(int number, int count) {
        int rest = number;
        for (int i = size + count - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += count;
    }

    private void twoDigits(int number) {
        bytes[size++] = (byte) ('0' + number / 10);
        bytes[size++] = (byte) ('0' + number % 10);
    }

    private void separate() {
        if (size > 0) {
            byte last = bytes[size - 1];
            if (last != '{' && last != '[' && last != ':' && last != ',') {
                put(',');
            }
        }
    }

    @SuppressWarnings("deprecation") // The one method that copies the bytes of ASCII without an array between.
    private void ascii(String text) {
        int length = text.length();
        reserve(length);
        text.getBytes(0, length, bytes, size);
        size += length;
    }

    private void append(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    private void put(char c) {
        reserve(1);
        bytes[size++] = (byte) c;
    }

    private void reserve(long more) {
        long needed = size + more;
        if (needed > bytes.length) {
            if (needed > LARGEST_GROWTH) {
                throw new IllegalStateException("The JSON of one record would take more than 2 GiB.");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST_GROWTH, Math.max(needed, 2L * bytes.length)));
        }
    }

    /** Adds what has been written to a hash. */
    void addTo(MessageDigest digest) {
        digest.update(bytes, 0, size);
    }

    /** The room that it was written into, to be used again; a new one where it has grown large. */
    byte[] room() {
        return bytes.length > LARGE ? new byte[FIRST_ROOM] : bytes;
    }
}
