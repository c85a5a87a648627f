package io.github.abmrules.cli.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A buffered stream of lines that reports errors as {@link UncheckedIOException}. Belongs to one thread. */
final class LineBuffer {

    private static final int BUFFER = 64 << 10;

    private @Nullable OutputStream out;

    void begin(OutputStream stream) {
        out = new BufferedOutputStream(stream, BUFFER);
    }

    void write(byte[] bytes) {
        try {
            begun().write(bytes);
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

    private OutputStream begun() {
        if (out == null) {
            throw new IllegalStateException("Nothing has begun.");
        }
        return out;
    }
}
