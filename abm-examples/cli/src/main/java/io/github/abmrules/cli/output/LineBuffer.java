package io.github.abmrules.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A buffered stream of lines that reports errors as {@link UncheckedIOException}. Belongs to one thread. */
final class LineBuffer {

    private static final int ENOUGH = 128 << 10;
    private static final int LARGEST_KEPT = 4 << 20;

    private @Nullable Buffered out;

    void begin(OutputStream stream) {
        out = new Buffered(stream);
    }

    /** Writes a record whole. */
    void write(byte[] bytes) {
        Buffered target = begun();
        target.write(bytes, 0, bytes.length);
        end();
    }

    /** Where to write a record in pieces, until {@link #end}. */
    OutputStream record() {
        return begun();
    }

    /** Ends a record: only here is anything handed on, so that the stream gets whole records. */
    void end() {
        try {
            begun().recordEnded();
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

    /** A buffer without a lock, since short pieces come in great numbers. */
    private static final class Buffered extends OutputStream {
        private final OutputStream target;
        private byte[] buffer = new byte[2 * ENOUGH];
        private int size;

        Buffered(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (length > buffer.length - size) {
                buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(size, length), 2 * size));
            }
            System.arraycopy(bytes, offset, buffer, size, length);
            size += length;
        }

        void recordEnded() throws IOException {
            if (size >= ENOUGH) {
                handOn();
            }
        }

        @Override
        public void flush() throws IOException {
            handOn();
            target.flush();
        }

        private void handOn() throws IOException {
            int length = size;
            // Once: what a broken pipe did not take is not given to it again.
            size = 0;
            target.write(buffer, 0, length);
            if (buffer.length > LARGEST_KEPT) {
                buffer = new byte[2 * ENOUGH];
            }
        }
    }
}
