package io.github.abmrules.core.port.file;

import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.json.UnreadableInputException;
import io.github.abmrules.core.port.Keyed;
import io.github.abmrules.core.port.Outbox;
import io.github.abmrules.core.port.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An outbox in a file: a line for what is queued, and a line {@code {"written":"<key>"}} for what was taken. When nothing
 * waits any more the file becomes empty. Not thread-safe.
 *
 * @param <T> what is written
 */
public final class FileOutbox<T extends Keyed> implements Outbox<T> {

    /**
     * What takes something out.
     *
     * @param written the key; null in a line that is no such mark
     */
    public record Mark(@Nullable String written) {}

    private static final RecordJson<Mark> MARK = RecordJson.of(Mark.class);

    private final Tool tool;
    private final AppendLog log;
    private final Map<String, T> pending = new LinkedHashMap<>();
    private final List<String> notices = new ArrayList<>();

    /**
     * The outbox in a file, which need not be there yet.
     *
     * @param tool what the outbox is for, for messages
     * @param type what is written: a record that {@link RecordJson} knows
     * @throws UnreadableInputException when a line of it cannot be read
     */
    public FileOutbox(Tool tool, Path file, Class<T> type) {
        this.tool = tool;
        RecordJson<T> json = RecordJson.of(type);
        this.log = new AppendLog(
                file, line -> isMark(line) || json.read(line, ZoneOffset.UTC).value() != null);
        try {
            int number = 0;
            for (String line : log.lines()) {
                number++;
                Mark mark = MARK.read(line, ZoneOffset.UTC).value();
                if (mark != null && mark.written() != null) {
                    pending.remove(mark.written());
                    continue;
                }
                ReadRecord<T> record = json.read(line, ZoneOffset.UTC);
                T thing = record.value();
                if (thing == null) {
                    throw new UnreadableInputException(file + ": record " + number + ": "
                            + Failures.words(record.problems()) + ". Maybe the file was edited?");
                }
                pending.put(thing.key(), thing);
            }
            if (log.cut() != null) {
                notices.add(file.getFileName() + ": the last line was cut off while it was written and is left out: "
                        + log.cut());
            }
        } catch (IOException e) {
            throw new UnreadableInputException(file + ": cannot be read: " + e.getMessage());
        }
    }

    private static boolean isMark(String line) {
        Mark mark = MARK.read(line, ZoneOffset.UTC).value();
        return mark != null && mark.written() != null;
    }

    /** What a person should know about the file. */
    public List<String> notices() {
        return List.copyOf(notices);
    }

    @Override
    public void queue(Collection<T> things) {
        Map<String, T> fresh = new LinkedHashMap<>();
        things.stream()
                .filter(thing -> !pending.containsKey(thing.key()))
                .forEach(thing -> fresh.putIfAbsent(thing.key(), thing));
        List<String> lines = fresh.values().stream()
                .map(thing -> new String(RecordJson.write(thing), StandardCharsets.UTF_8))
                .toList();
        try {
            log.append(lines);
        } catch (IOException e) {
            throw Failures.of(tool, fresh.size() + " records", log.file(), e);
        }
        pending.putAll(fresh);
    }

    @Override
    public List<T> pending() {
        return List.copyOf(pending.values());
    }

    @Override
    public void written(T thing) {
        allWritten(List.of(thing));
    }

    @Override
    public void allWritten(Collection<T> things) {
        Set<String> keys = new LinkedHashSet<>();
        things.forEach(thing -> keys.add(thing.key()));
        if (keys.isEmpty()) {
            return;
        }
        try {
            if (!pending.isEmpty() && keys.containsAll(pending.keySet())) {
                log.replace(List.of());
            } else {
                log.append(
                        keys.stream().map(key -> RecordJson.text(new Mark(key))).toList());
            }
        } catch (IOException e) {
            throw Failures.of(
                    tool, keys.size() == 1 ? keys.iterator().next() : keys.size() + " records", log.file(), e);
        }
        pending.keySet().removeAll(keys);
    }
}
