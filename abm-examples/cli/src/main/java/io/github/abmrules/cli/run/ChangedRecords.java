package io.github.abmrules.cli.run;

import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.hubspot.crm.ObjectType;
import io.github.abmrules.hubspot.webhook.Touched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A file of records that changed, one JSON object a line. A webhook adds to it before it answers, and a run takes them out; both
 * may run at the same time.
 */
public final class ChangedRecords {

    private static final RecordJson<Touched> JSON = RecordJson.of(Touched.class);

    private final Path file;
    private final Path taken;
    private final Path lock;

    /** A file, which need not exist. */
    public ChangedRecords(Path file) {
        this.file = file;
        this.taken = sibling(file, ".taken");
        this.lock = sibling(file, ".lock");
    }

    private static Path sibling(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /** A record as a line. */
    public static String line(Touched touched) {
        return RecordJson.text(touched) + "\n";
    }

    /** Adds records; they are on the disk when this returns. */
    public void add(Collection<Touched> touched) {
        StringBuilder lines = new StringBuilder();
        touched.forEach(each -> lines.append(line(each)));
        locked(() -> {
            try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
                return out;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** All records so far. They come again until {@link #done}. */
    public Set<Touched> take() {
        return locked(() -> {
            try {
                if (Files.exists(file)) {
                    if (Files.exists(taken)) {
                        Files.write(taken, Files.readAllBytes(file), StandardOpenOption.APPEND);
                        Files.delete(file);
                    } else {
                        Files.move(file, taken);
                    }
                }
                return Files.exists(taken) ? read() : Set.<Touched>of();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Set<Touched> read() throws IOException {
        Set<Touched> all = new LinkedHashSet<>();
        List<String> lines = new ArrayList<>(Files.readAllLines(taken));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            ReadRecord<Touched> read = JSON.read(lines.get(i), ZoneOffset.UTC);
            Touched value = read.value();
            if (value == null) {
                throw new io.github.abmrules.cli.input.UnusableException(
                        taken + ":" + (i + 1) + ": " + read.problems() + ". A line is for example "
                                + line(new Touched(ObjectType.COMPANY, "123")).strip());
            }
            all.add(value);
        }
        return all;
    }

    /** What was taken is worked off. */
    public void done() {
        locked(() -> {
            try {
                return Files.deleteIfExists(taken);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private synchronized <T> T locked(Supplier<T> work) {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assert held.isValid();
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
