package io.github.abmrules.core.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The records of a jsonl input, not parsed yet, so that other threads can parse them. A record is a line that is not blank.
 * A byte order mark and
 * white space at the end of a line are left out. Belongs to one thread; its lines may be given to others.
 */
public final class JsonLines implements Iterator<JsonLines.Line>, AutoCloseable {

    private static final int BLOCK = 256 << 10;

    /**
     * One record: a part of an array that several lines share. Nothing writes to that part again. A record that is longer
     * than 64 MiB is cut one byte after that, and rejected by whoever reads it.
     *
     * @param bytes the array, not to be changed
     * @param offset where the record begins
     * @param length its length in bytes
     * @param index 0-based position of the record in the input
     * @param line physical line, 1-based
     */
    @SuppressWarnings("ArrayRecordComponent") // Copies would cost more than all the rest.
    public record Line(byte[] bytes, int offset, int length, long index, long line) {}

    private final InputStream in;
    private byte[] block = new byte[BLOCK];
    private int start;
    private int end;
    private boolean exhausted;
    private long records;
    private long lines;
    private @Nullable Line next;

    /** The records of a stream, which {@link #close()} closes. */
    public JsonLines(InputStream in) {
        this.in = in;
    }

    /**
     * Whether there is another record.
     *
     * @throws UncheckedIOException when the stream fails
     */
    @Override
    public boolean hasNext() {
        try {
            while (next == null && (start < end || fill())) {
                next = read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return next != null;
    }

    /**
     * The next record.
     *
     * @throws UncheckedIOException when the stream fails
     */
    @Override
    public Line next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("There are no more records.");
        }
        Line line = next;
        next = null;
        return line;
    }

    /**
     * Closes the stream.
     *
     * @throws UncheckedIOException when that fails
     */
    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record of the next line, or null when it is blank. */
    private @Nullable Line read() throws IOException {
        int searched = start;
        int lineEnd = indexOfLineFeed(searched);
        while (lineEnd < 0) {
            int length = end - start;
            if (length > Syntax.LONGEST_RECORD) {
                return cut();
            }
            if (!fill()) {
                break;
            }
            searched = start + length;
            lineEnd = indexOfLineFeed(searched);
        }
        int from = start;
        int to = lineEnd < 0 ? end : lineEnd;
        start = lineEnd < 0 ? end : lineEnd + 1;
        lines++;
        if (lines == 1 && beginsWithByteOrderMark(from, to)) {
            from += 3;
        }
        while (to > from && isBlank(block[to - 1])) {
            to--;
        }
        return from == to ? null : new Line(block, from, to - from, records++, lines);
    }

    /** The beginning of a record that is too long, after going to the end of its line. */
    private Line cut() throws IOException {
        lines++;
        Line beginning = new Line(block, start, Syntax.LONGEST_RECORD + 1, records++, lines);
        int lineEnd = -1;
        while (lineEnd < 0) {
            start = end;
            if (!fill()) {
                return beginning;
            }
            lineEnd = indexOfLineFeed(start);
        }
        start = lineEnd + 1;
        return beginning;
    }

    /** Reads more, behind what has not been read yet; false at the end of the stream. */
    private boolean fill() throws IOException {
        if (exhausted) {
            return false;
        }
        if (end == block.length) {
            // Lines that were given away stay in the old block.
            int length = end - start;
            int size = Math.max(BLOCK, Math.min(2 * length, Syntax.LONGEST_RECORD + BLOCK));
            byte[] larger = new byte[size];
            System.arraycopy(block, start, larger, 0, length);
            block = larger;
            start = 0;
            end = length;
        }
        int count = in.read(block, end, block.length - end);
        exhausted = count < 0;
        end += Math.max(0, count);
        return !exhausted;
    }

    private int indexOfLineFeed(int from) {
        byte[] bytes = block;
        int to = end;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean beginsWithByteOrderMark(int from, int to) {
        return to - from >= 3
                && block[from] == (byte) 0xEF
                && block[from + 1] == (byte) 0xBB
                && block[from + 2] == (byte) 0xBF;
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t' || octet == '\r';
    }
}
