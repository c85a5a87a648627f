package io.github.abmrules.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A buffered stream of lines that reports errors as {@link UncheckedIOException}. Belongs to one thread. */
final class LineBuffer {

    private static final int ENOUGH = 128 << 10;

    private @Nullable Buffered out;

    void begin(OutputStream stream) {
        out = new Buffered(stream);
    }

    /** Writes whole records: the stream never gets a part of one. */
    void write(byte[] records) {
        try {
            begun().records(records);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands on what was written, if anything was. */
    void flush() {
        try {
            if (out != null) {
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Buffered begun() {
        if (out == null) {
            throw new IllegalStateException("Nothing has begun.");
        }
        return out;
    }

    /** A buffer without a lock, since records come in great numbers. What is large goes by it. */
    private static final class Buffered {
        private final OutputStream target;
        private final byte[] buffer = new byte[2 * ENOUGH];
        private int size;

        Buffered(OutputStream target) {
            this.target = target;
        }

        void records(byte[] records) throws IOException {
            if (records.length > buffer.length - size) {
                handOn();
            }
            if (records.length > buffer.length) {
                target.write(records);
                return;
            }
            System.arraycopy(records, 0, buffer, size, records.length);
            size += records.length;
            if (size >= ENOUGH) {
                handOn();
            }
        }

        void flush() throws IOException {
            handOn();
            target.flush();
        }

        private void handOn() throws IOException {
            int length = size;
            // Once: what a broken pipe did not take is not given to it again.
            size = 0;
            target.write(buffer, 0, length);
        }
    }
}
