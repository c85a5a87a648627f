package io.github.abmrules.core.json;

import java.io.InputStream;
import java.time.ZoneId;

/** The records of a jsonl input. Belongs to one thread. */
final class LineRecords<T> implements RecordSource<T> {

    private final RecordFormat<T> format;
    private final JsonLines lines;
    private final ZoneId zone;

    LineRecords(RecordFormat<T> format, InputStream in, ZoneId zone) {
        this.format = format;
        this.lines = new JsonLines(in);
        this.zone = zone;
    }

    @Override
    public boolean hasNext() {
        return lines.hasNext();
    }

    @Override
    public ReadRecord<T> next() {
        JsonLines.Line line = lines.next();
        return format.read(line.bytes(), line.offset(), line.length(), line.index(), line.line(), zone);
    }

    @Override
    public void close() {
        lines.close();
    }
}
