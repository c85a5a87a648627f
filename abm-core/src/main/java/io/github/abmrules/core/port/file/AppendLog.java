package io.github.abmrules.core.port.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a file that is only added to. A line that was added is on the disk when {@link #append} returns. A process that
 * ended while it wrote leaves a last line without an end: it is kept when it is whole, and left out when it is not. Not
 * thread-safe.
 */
public final class AppendLog {

    private final Path file;
    private final Predicate<String> whole;
    private @Nullable String cut;

    /**
     * The lines of a file, which need not be there yet.
     *
     * @param whole whether a text is a whole line
     */
    public AppendLog(Path file, Predicate<String> whole) {
        this.file = file;
        this.whole = whole;
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** The beginning of a line that was cut off, found by {@link #lines} or left out by {@link #append}; null for none. */
    @Nullable
    public String cut() {
        return cut;
    }

    /** The lines that are not blank. */
    public List<String> lines() throws IOException {
        cut = null;
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            String line = text.substring(start, end < 0 ? text.length() : end).strip();
            if (end < 0 && !line.isEmpty() && !whole.test(line)) {
                cut = line;
            } else if (!line.isEmpty()) {
                lines.add(line);
            }
            start = end < 0 ? text.length() : end + 1;
        }
        return lines;
    }

    /** Adds lines. When it fails, none of them stays. */
    public void append(List<String> lines) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        boolean created = !Files.exists(file);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            long end = endOfLines(channel);
            boolean open = end > 0 && byteAt(channel, end - 1) != '\n';
            String text = (open ? "\n" : "") + String.join("\n", lines) + "\n";
            try {
                channel.truncate(end);
                write(channel, text, end);
                channel.force(true);
            } catch (IOException e) {
                channel.truncate(end);
                throw e;
            }
        }
        if (created) {
            forceFolder();
        }
    }

    /** Puts lines in the place of all there are, whole or not at all. */
    public void replace(List<String> lines) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            write(channel, text, 0);
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder();
    }

    /** Where the lines end: behind the last one, unless that is not whole. */
    private long endOfLines(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size == 0 || byteAt(channel, size - 1) == '\n') {
            return size;
        }
        long start = size;
        while (start > 0 && byteAt(channel, start - 1) != '\n') {
            start--;
        }
        ByteBuffer last = ByteBuffer.allocate(Math.toIntExact(size - start));
        while (last.hasRemaining() && channel.read(last, start + last.position()) >= 0) {
            // Until all is read.
        }
        String line = new String(last.array(), StandardCharsets.UTF_8).strip();
        if (whole.test(line)) {
            return size;
        }
        cut = line;
        return start;
    }

    private static int byteAt(FileChannel channel, long position) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        channel.read(one, position);
        return one.get(0);
    }

    private static void write(FileChannel channel, String text, long position) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** Makes a new name in the folder safe, where the system can. */
    private void forceFolder() {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every system can; the content itself is safe.
        }
    }
}
