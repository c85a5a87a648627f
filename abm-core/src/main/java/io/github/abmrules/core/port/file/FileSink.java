package io.github.abmrules.core.port.file;

import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.port.Keyed;
import io.github.abmrules.core.port.SourceException;
import io.github.abmrules.core.port.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes records to a file, each key once. Not thread-safe. */
final class FileSink<T extends Keyed> {

    private final Tool tool;
    private final AppendLog log;
    private final RecordJson<T> json;
    private @Nullable Set<String> keys;

    FileSink(Tool tool, Path file, Class<T> type) {
        this.tool = tool;
        this.json = RecordJson.of(type);
        this.log = new AppendLog(file, line -> json.read(line, ZoneOffset.UTC).value() != null);
    }

    void write(T thing) {
        try {
            Set<String> known = keys == null ? keys() : keys;
            keys = known;
            if (!known.contains(thing.key())) {
                log.append(List.of(new String(RecordJson.write(thing), StandardCharsets.UTF_8)));
                known.add(thing.key());
            }
        } catch (IOException e) {
            throw Failures.of(tool, thing.key(), log.file(), e);
        }
    }

    private Set<String> keys() throws IOException {
        Set<String> found = new HashSet<>();
        int line = 0;
        for (String text : log.lines()) {
            line++;
            ReadRecord<T> record = json.read(text, ZoneOffset.UTC);
            T value = record.value();
            if (value == null) {
                throw new SourceException(
                        tool,
                        log.file().toString(),
                        "record " + line + ": " + Failures.words(record.problems()),
                        false);
            }
            found.add(value.key());
        }
        return found;
    }
}
