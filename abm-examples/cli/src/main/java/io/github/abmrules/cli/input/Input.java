package io.github.abmrules.cli.input;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** An open input: a file, or standard input. */
public final class Input implements AutoCloseable {

    private static final int PEEK = 64 << 10;

    private final String name;
    private final @Nullable Path file;
    private final InputStream stream;
    private final AtomicLong position = new AtomicLong();

    private Input(String name, @Nullable Path file, InputStream in) {
        this.name = name;
        this.file = file;
        this.stream = new BufferedInputStream(new Counting(in, position), PEEK);
    }

    /**
     * Opens an input.
     *
     * @param name a path, or {@code -} for standard input
     * @throws UnusableException when the file cannot be read
     */
    public static Input open(String name, InputStream standardInput) {
        if (name.equals("-")) {
            return new Input("standard input", null, standardInput);
        }
        Path file = Path.of(name);
        if (Files.isDirectory(file)) {
            throw new UnusableException(name + ": is a folder. Maybe name a file in it?");
        }
        try {
            return new Input(name, file, Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            throw new UnusableException(name + ": there is no such file. Maybe the path is misspelt?");
        } catch (AccessDeniedException e) {
            throw new UnusableException(name + ": cannot be read: no permission.");
        } catch (IOException e) {
            throw new UnusableException(name + ": cannot be read: " + e.getMessage());
        }
    }

    /** How people call it. */
    public String name() {
        return name;
    }

    /** The file; null for standard input. */
    public @Nullable Path file() {
        return file;
    }

    /** The content. */
    public InputStream stream() {
        return stream;
    }

    /** How many bytes have been read; safe for any thread. */
    public long position() {
        return position.get();
    }

    /** How many bytes there are; -1 when nobody knows. */
    public long size() {
        try {
            return file != null && Files.isRegularFile(file) ? Files.size(file) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /**
     * The format: as the name ends, else as the content begins.
     *
     * @throws UnusableException when neither tells
     */
    public InputFormat format() {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson")) {
            return InputFormat.JSONL;
        }
        if (lower.endsWith(".json")) {
            return InputFormat.JSON;
        }
        if (lower.endsWith(".csv")) {
            return InputFormat.CSV;
        }
        int first = firstSign();
        if (first == '[') {
            return InputFormat.JSON;
        }
        if (first == '{' || first < 0) {
            return InputFormat.JSONL;
        }
        throw new UnusableException(
                name + ": the format cannot be told from the name or the beginning. Maybe add --input-format csv?");
    }

    private int firstSign() {
        stream.mark(PEEK);
        try {
            int first = firstBeyondBlanks();
            stream.reset();
            return first;
        } catch (IOException e) {
            throw new UnusableException(name + ": cannot be read: " + e.getMessage());
        }
    }

    /** The first byte that is no white space and no byte order mark; -1 when there is none within reason. */
    private int firstBeyondBlanks() throws IOException {
        for (int i = 0; i < PEEK / 2; i++) {
            int octet = stream.read();
            boolean mark = octet == 0xEF || octet == 0xBB || octet == 0xBF;
            boolean blank = octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
            if (!mark && !blank) {
                return octet;
            }
        }
        return -1;
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts what is read. */
    private static final class Counting extends FilterInputStream {
        private final AtomicLong position;

        Counting(InputStream in, AtomicLong position) {
            super(in);
            this.position = position;
        }

        @Override
        public int read() throws IOException {
            int octet = in.read();
            if (octet >= 0) {
                position.incrementAndGet();
            }
            return octet;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = in.read(bytes, offset, length);
            if (count > 0) {
                position.addAndGet(count);
            }
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
