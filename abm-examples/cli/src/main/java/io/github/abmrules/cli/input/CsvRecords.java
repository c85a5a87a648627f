package io.github.abmrules.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a CSV file into the texts of its records, so that other threads can split them into fields and a broken one does not
 * take the rest with it: of a quote that is opened and not closed within reason only the line that opens it is lost. Blank
 * lines are skipped. Belongs to one thread.
 */
public final class CsvRecords implements Iterator<CsvText> {

    private static final int BUFFER = 64 << 10;
    private static final int LONGEST_RECORD = 256 << 10;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader reader;
    private final char separator;
    private final char[] buffer = new char[BUFFER];
    private int position;
    private int end;
    /** What was read ahead and has to be read again; empty nearly always. */
    private String again = "";

    private int againPosition;
    private long index = -1;
    private long line = 1;
    private boolean begun;
    private @Nullable CsvText next;

    /** The records of a stream; the first one is the header and has the index -1. */
    public CsvRecords(InputStream in, char separator) {
        this.reader = new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(CsvText.NOT_UTF8)));
        this.separator = separator;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return next != null;
    }

    @Override
    public CsvText next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("There are no more records.");
        }
        CsvText record = next;
        next = null;
        return record;
    }

    private @Nullable CsvText read() throws IOException {
        if (!begun) {
            begun = true;
            if (peek() == BYTE_ORDER_MARK) {
                take();
            }
        }
        StringBuilder record = new StringBuilder();
        while (true) {
            long firstLine = line;
            boolean closed = readRecord(record);
            if (!closed) {
                return cut(record, firstLine);
            }
            if (!isBlank(record)) {
                return new CsvText(record.toString(), index++, firstLine, false, separator);
            }
            if (peek() < 0) {
                return null;
            }
            record.setLength(0);
        }
    }

    /** Reads to the end of a record; false when a quote in it is not closed. */
    private boolean readRecord(StringBuilder record) throws IOException {
        boolean atFieldStart = true;
        boolean quoted = false;
        for (int c = take(); c >= 0; c = take()) {
            boolean breaks = c == '\n' || (c == '\r' && peek() != '\n');
            if (breaks) {
                line++;
            }
            if (quoted) {
                record.append((char) c);
                if (c == '"') {
                    if (peek() == '"') {
                        record.append((char) take());
                    } else {
                        quoted = false;
                    }
                } else if (record.length() > LONGEST_RECORD) {
                    return false;
                }
            } else if (breaks) {
                dropCarriageReturn(record);
                return true;
            } else {
                quoted = atFieldStart && c == '"';
                atFieldStart = c == separator;
                record.append((char) c);
                if (record.length() > LONGEST_RECORD) {
                    return false;
                }
            }
        }
        return !quoted;
    }

    private static void dropCarriageReturn(StringBuilder record) {
        int last = record.length() - 1;
        if (last >= 0 && record.charAt(last) == '\r') {
            record.setLength(last);
        }
    }

    /** The first line of a record that goes on and on; what follows it is read again. */
    private CsvText cut(StringBuilder record, long firstLine) {
        int lineEnd = record.indexOf("\n");
        if (lineEnd < 0) {
            return new CsvText(
                    record.substring(0, Math.min(record.length(), 100)), index++, firstLine, true, separator);
        }
        again = record.substring(lineEnd + 1) + again.substring(againPosition);
        againPosition = 0;
        line = firstLine + 1;
        return new CsvText(record.substring(0, lineEnd), index++, firstLine, true, separator);
    }

    private static boolean isBlank(StringBuilder record) {
        return record.chars().allMatch(c -> c == ' ' || c == '\t' || c == '\r');
    }

    private int peek() throws IOException {
        if (againPosition < again.length()) {
            return again.charAt(againPosition);
        }
        return fill() ? buffer[position] : -1;
    }

    private int take() throws IOException {
        if (againPosition < again.length()) {
            return again.charAt(againPosition++);
        }
        return fill() ? buffer[position++] : -1;
    }

    private boolean fill() throws IOException {
        if (position == end) {
            position = 0;
            end = Math.max(0, reader.read(buffer, 0, buffer.length));
        }
        return position < end;
    }
}
