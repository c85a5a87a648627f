package io.github.abmrules.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A new file, written in blocks of a megabyte, the last of them when it is closed. What is large goes past the system's cache
 * where system and disk allow it: gigabytes that nobody reads soon cost several times as much processor time in the cache,
 * and what others have in it. Belongs to one thread.
 */
final class BlockFile extends OutputStream {

    private static final int BLOCK = 1 << 20;

    /** Where the file is large enough to go past the cache. */
    private static final long LARGE = 32L * BLOCK;

    private static final int BLOCKS_A_TRIAL = 16;

    /** A disk that takes longer than this for a trial would keep the run waiting; the cache would not. */
    private static final long LONGEST_TRIAL_NANOS = 2_500_000L * BLOCKS_A_TRIAL;

    /** After how much the next trial begins when one took too long. */
    private static final long UNTIL_NEXT_TRIAL = 256L * BLOCK;

    private static final int SMALLEST_ALIGNMENT = 4 << 10;

    /** How to write past the cache; null where the JVM does not know how. By name, since it is no part of Java itself. */
    private static final @Nullable OpenOption PAST_CACHE = pastCache();

    private final Path path;
    private final FileChannel cached;
    private final ByteBuffer block;
    private @Nullable FileChannel direct;

    /** Referred to here, since a lock to which nothing refers is forgotten. */
    private @Nullable FileLock lock;

    private long directFrom = LARGE;
    private int directBlocks;
    private long directNanos;
    private long position;
    private boolean closed;

    /** Makes the file. */
    BlockFile(Path path) throws IOException {
        this.path = path;
        this.cached = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        int alignment = alignment(path);
        this.block = ByteBuffer.allocateDirect(BLOCK + alignment)
                .alignedSlice(alignment)
                .limit(BLOCK)
                .slice();
    }

    private static @Nullable OpenOption pastCache() {
        try {
            for (Object option :
                    Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants()) {
                if (option instanceof OpenOption found && found.toString().equals("DIRECT")) {
                    return found;
                }
            }
        } catch (ClassNotFoundException | LinkageError e) {
            // Then everything goes through the cache.
        }
        return null;
    }

    private static int alignment(Path path) {
        try {
            long size = Math.max(SMALLEST_ALIGNMENT, Files.getFileStore(path).getBlockSize());
            return size <= BLOCK && Long.bitCount(size) == 1 ? (int) size : BLOCK;
        } catch (IOException | UnsupportedOperationException e) {
            return BLOCK;
        }
    }

    /**
     * Holds the file against other processes until it is closed.
     *
     * @return false when another holds it
     */
    boolean hold() {
        try {
            lock = cached.tryLock();
            return lock != null;
        } catch (IOException e) {
            // Here files cannot be held, so nobody asks either.
            return true;
        }
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("The file is closed.");
        }
        int done = 0;
        while (done < length) {
            int count = Math.min(length - done, block.remaining());
            block.put(bytes, offset + done, count);
            done += count;
            if (!block.hasRemaining()) {
                writeBlock();
            }
        }
    }

    private void writeBlock() throws IOException {
        block.flip();
        try {
            if (!writePastCache()) {
                writeFully(cached);
            }
        } finally {
            // Once: what a full disk did not take is not given to it again.
            block.clear();
        }
    }

    private boolean writePastCache() throws IOException {
        if (PAST_CACHE == null || position < directFrom) {
            return false;
        }
        try {
            if (direct == null) {
                direct = FileChannel.open(path, StandardOpenOption.WRITE, PAST_CACHE);
            }
            long begin = System.nanoTime();
            writeFully(direct);
            directNanos += System.nanoTime() - begin;
        } catch (IOException | UnsupportedOperationException e) {
            // Not here; if the disk is full, the cache says so, too.
            directFrom = Long.MAX_VALUE;
            position -= block.position();
            block.rewind();
            return false;
        }
        directBlocks++;
        if (directBlocks % BLOCKS_A_TRIAL == 0) {
            directFrom = directNanos > LONGEST_TRIAL_NANOS ? position + UNTIL_NEXT_TRIAL : position;
            directNanos = 0;
        }
        return true;
    }

    private void writeFully(FileChannel channel) throws IOException {
        while (block.hasRemaining()) {
            position += channel.write(block, position);
        }
    }

    /** Does nothing: blocks are written when they are full. */
    @Override
    public void flush() {}

    /** Writes what is left and closes the file; once. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (FileChannel first = direct;
                FileChannel second = cached) {
            block.flip();
            writeFully(second);
        }
    }
}
