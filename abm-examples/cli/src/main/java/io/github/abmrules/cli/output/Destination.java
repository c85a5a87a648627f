package io.github.abmrules.cli.output;

import io.github.abmrules.cli.input.UnusableException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where bytes go. A file appears under its name only when it is complete: until then it is a temporary file beside it.
 * Not thread-safe.
 */
public final class Destination {

    private static final int TAIL = 64 << 10;
    private static final int RANDOM_BYTES = 6;

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
            Path target = real(absolute);
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                return new Destination(Files.newOutputStream(target), null, null);
            }
            return temporary(target);
        } catch (IOException e) {
            throw new UnusableException(path + ": cannot be written: " + reason(e));
        }
    }

    /** Where to write. A file is written in large blocks, a stream at once. */
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
        Path partial = partial(file);
        try {
            closeQuietly();
            try (FileChannel lines = FileChannel.open(temporary, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                cutAfterLastLine(lines);
            }
            move(temporary, partial);
            return partial;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Leaves as {@code FILE.partial} what a run that was killed had written of a file of lines, cut after its last whole line,
     * and takes its temporary file away. Does not touch what another run is writing.
     *
     * @return that file; null when there was nothing to rescue
     */
    public static @Nullable Path rescue(Path path) {
        Path absolute = path.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return null;
        }
        Path rescued = null;
        try {
            Path target = real(absolute);
            Path partial = partial(target);
            for (Path left : leftBy(target)) {
                if (rescued(left, partial)) {
                    rescued = partial;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // Where nothing can be listed nothing is rescued.
        }
        return rescued;
    }

    private static boolean rescued(Path left, Path partial) {
        try {
            if (!cutWhatNobodyHolds(left)) {
                return false;
            }
            move(left, partial);
            return true;
        } catch (IOException e) {
            // It stays where it is.
            return false;
        }
    }

    /** The temporary files of a target, the latest last. */
    private static List<Path> leftBy(Path target) throws IOException {
        Pattern name = Pattern.compile(
                Pattern.quote("." + target.getFileName() + ".") + "[0-9a-f]{" + 2 * RANDOM_BYTES + "}\\.tmp");
        Map<Path, FileTime> left = new HashMap<>();
        try (Stream<Path> files = Files.list(target.resolveSibling("."))) {
            for (Path each : (Iterable<Path>) files::iterator) {
                if (name.matcher(each.getFileName().toString()).matches()
                        && Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) {
                    left.put(each, Files.getLastModifiedTime(each));
                }
            }
        }
        return left.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Cuts a file that no run is writing; false when one is, or when nothing is left of it. */
    private static boolean cutWhatNobodyHolds(Path left) throws IOException {
        try (FileChannel lines =
                FileChannel.open(left, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (lines.tryLock() == null) {
                return false;
            }
            cutAfterLastLine(lines);
            if (lines.size() > 0) {
                return true;
            }
            Files.delete(left);
            return false;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static Path real(Path absolute) throws IOException {
        return Files.exists(absolute) ? absolute.toRealPath() : absolute;
    }

    /** Where a file goes of which only a part was written. */
    public static Path partial(Path target) {
        return target.resolveSibling(target.getFileName() + ".partial");
    }

    private static Destination temporary(Path target) throws IOException {
        while (true) {
            byte[] random = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(random);
            Path temporary = target.resolveSibling(
                    "." + target.getFileName() + "." + HexFormat.of().formatHex(random) + ".tmp");
            BlockFile file = new BlockFile(temporary);
            if (file.hold() && Files.exists(temporary)) {
                return new Destination(file, target, temporary);
            }
            // Another run took it for one that was left, in the moment before it was held.
            file.close();
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void closeQuietly() {
        try {
            stream.close();
        } catch (IOException e) {
            // The disk is full: what has not arrived by now is lost.
        }
    }

    private static void cutAfterLastLine(FileChannel lines) throws IOException {
        long end = lines.size();
        while (end > 0) {
            int length = (int) Math.min(TAIL, end);
            byte[] tail = Channels.newInputStream(lines.position(end - length)).readNBytes(length);
            for (int i = length - 1; i >= 0; i--) {
                if (tail[i] == '\n') {
                    lines.truncate(end - length + i + 1);
                    return;
                }
            }
            end -= length;
        }
        lines.truncate(0);
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "there is no such folder" : String.valueOf(e.getMessage());
    }
}
