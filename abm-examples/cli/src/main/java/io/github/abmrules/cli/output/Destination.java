package io.github.abmrules.cli.output;

import io.github.abmrules.cli.input.UnusableException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where bytes go. A file appears under its name only when it is complete: until then it is a temporary file beside it.
 * Not thread-safe.
 */
public final class Destination {

    private static final int TAIL = 64 << 10;

    private final OutputStream stream;
    private final @Nullable Path file;
    private final @Nullable Path temporary;
    private boolean closed;

    private Destination(OutputStream stream, @Nullable Path file, @Nullable Path temporary) {
        this.stream = stream;
        this.file = file;
        this.temporary = temporary;
    }

    /** A stream, which is flushed in the end and not closed. */
    public static Destination stream(OutputStream out) {
        return new Destination(out, null, null);
    }

    /**
     * A file. What is no regular file, a device or a named pipe, is written to as it is.
     *
     * @throws UnusableException when the file cannot be made
     */
    public static Destination file(Path path) {
        Path absolute = path.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || Files.isDirectory(absolute)) {
            throw new UnusableException(path + ": is a folder. Maybe add the name of a file?");
        }
        if (!Files.isDirectory(folder)) {
            throw new UnusableException(
                    path + ": there is no folder " + folder + ". Maybe make it first, or the path is misspelt?");
        }
        try {
            Path target = Files.exists(absolute) ? absolute.toRealPath() : absolute;
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                return new Destination(Files.newOutputStream(target), null, null);
            }
            Path temporary = temporary(target);
            FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new Destination(Channels.newOutputStream(channel), target, temporary);
        } catch (IOException e) {
            throw new UnusableException(path + ": cannot be written: " + reason(e));
        }
    }

    /** Where to write; not buffered. */
    public OutputStream stream() {
        return stream;
    }

    /** Whether this is a file that appears when it is complete. */
    public boolean isFile() {
        return temporary != null;
    }

    /** The folder where temporary files of a run go: beside the output, where there must be room, or the system's. */
    public Path folder() {
        Path folder = file == null ? null : file.getParent();
        return folder == null ? Path.of(System.getProperty("java.io.tmpdir", "/tmp")) : folder;
    }

    /**
     * Puts the file under its name.
     *
     * @throws UncheckedIOException when that fails; then {@link #discard} or {@link #keepPartial} is still possible
     */
    public void complete() {
        try {
            stream.flush();
            if (file != null && temporary != null) {
                stream.close();
                move(temporary, file);
                closed = true;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the file away, unless it is complete. */
    public void discard() {
        if (closed || temporary == null) {
            return;
        }
        closed = true;
        try {
            stream.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            temporary.toFile().deleteOnExit();
        }
    }

    /**
     * Leaves what there is of a file of lines as {@code FILE.partial}, cut after its last whole line, unless it is complete.
     *
     * @return that file; null when this is no file
     */
    public @Nullable Path keepPartial() {
        if (closed || file == null || temporary == null) {
            return null;
        }
        closed = true;
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            stream.close();
            cutAfterLastLine(temporary);
            move(temporary, partial);
            return partial;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary(Path target) {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        return target.resolveSibling(
                "." + target.getFileName() + "." + HexFormat.of().formatHex(random) + ".tmp");
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void cutAfterLastLine(Path lines) throws IOException {
        try (FileChannel channel = FileChannel.open(lines, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = channel.size();
            while (end > 0) {
                int length = (int) Math.min(TAIL, end);
                byte[] tail =
                        Channels.newInputStream(channel.position(end - length)).readNBytes(length);
                for (int i = length - 1; i >= 0; i--) {
                    if (tail[i] == '\n') {
                        channel.truncate(end - length + i + 1);
                        return;
                    }
                }
                end -= length;
            }
            channel.truncate(0);
        }
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "there is no such folder" : String.valueOf(e.getMessage());
    }
}
