package io.github.abmrules.cli.run;

import io.github.abmrules.cli.output.Destination;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.json.FailureJson;
import io.github.abmrules.core.json.RejectionJson;
import io.github.abmrules.core.rejection.Rejection;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Rejections and failures until they can be written, however many there are. Belongs to one thread. */
final class RejectionLog implements AutoCloseable {

    private static final int MOST_IN_MEMORY = 1 << 20;
    private static final int BUFFER = 64 << 10;

    private final Spool rejections;
    private final Spool failures;
    private long rejectionCount;
    private long failureCount;

    /** An empty log, with its temporary files in the folder. */
    RejectionLog(Path folder) {
        rejections = new Spool(folder, MOST_IN_MEMORY);
        failures = new Spool(folder, MOST_IN_MEMORY);
    }

    void add(Rejection rejection) {
        try {
            DataOutputStream out = rejections.out();
            out.writeLong(rejection.index());
            out.writeLong(rejection.line() == null ? -1 : rejection.line());
            write(out, rejection.accountId());
            write(out, rejection.field());
            write(out, rejection.value());
            write(out, rejection.message());
            rejectionCount++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Failure failure) {
        try {
            DataOutputStream out = failures.out();
            write(out, failure.accountId());
            write(out, failure.source());
            write(out, failure.message());
            failureCount++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean hasRejections() {
        return rejectionCount > 0;
    }

    boolean hasFailures() {
        return failureCount > 0;
    }

    /** The rejections, in the order in which they were added. */
    Iterable<Rejection> rejections() {
        return () -> new Entries<>(rejections.in(), rejectionCount) {
            @Override
            Rejection read(DataInputStream in) throws IOException {
                long index = in.readLong();
                long line = in.readLong();
                return new Rejection(
                        index,
                        line < 0 ? null : line,
                        RejectionLog.read(in),
                        require(in),
                        RejectionLog.read(in),
                        require(in));
            }
        };
    }

    /** The failures, in the order in which they were added. */
    Iterable<Failure> failures() {
        return () -> new Entries<>(failures.in(), failureCount) {
            @Override
            Failure read(DataInputStream in) throws IOException {
                return new Failure(require(in), require(in), require(in));
            }
        };
    }

    /** Lists everything in a file of its own; null when there is none. */
    void listTo(@Nullable Destination file) {
        if (file != null) {
            listTo(file.stream());
        }
    }

    /** Lists everything, one JSON object a line. */
    void listTo(OutputStream stream) {
        try {
            OutputStream out = new BufferedOutputStream(stream, BUFFER);
            for (Rejection rejection : rejections()) {
                out.write(RejectionJson.write(rejection));
                out.write('\n');
            }
            for (Failure failure : failures()) {
                out.write(FailureJson.write(failure));
                out.write('\n');
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        rejections.close();
        failures.close();
    }

    static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        out.writeInt(text.length());
        out.writeChars(text);
    }

    static @Nullable String read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        char[] text = new char[length];
        ByteBuffer.wrap(in.readNBytes(2 * length)).asCharBuffer().get(text);
        return new String(text);
    }

    static String require(DataInputStream in) throws IOException {
        String text = read(in);
        if (text == null) {
            throw new IOException("A temporary file does not hold what was written to it.");
        }
        return text;
    }

    /** What a spool holds. */
    private abstract static class Entries<T> implements Iterator<T> {
        private final DataInputStream in;
        private long left;

        Entries(DataInputStream in, long count) {
            this.in = in;
            this.left = count;
        }

        abstract T read(DataInputStream in) throws IOException;

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public T next() {
            if (left == 0) {
                throw new NoSuchElementException("There are no more entries.");
            }
            left--;
            try {
                return read(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
