package io.github.abmrules.cli.input;

import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.json.RecordReader;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.core.rejection.Problem;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The records of an input, in its order. Belongs to one thread.
 *
 * @param <T> the record
 */
public final class RecordSource<T> implements Iterator<ReadRecord<T>> {

    private final Iterator<ReadRecord<T>> records;

    private RecordSource(Iterator<ReadRecord<T>> records) {
        this.records = records;
    }

    /**
     * The records of an input.
     *
     * @param listName the field that holds the list where a JSON document is an object
     * @param warn takes a warning about columns that become nothing
     * @throws UnusableException when the input as a whole cannot be used
     */
    public static <T> RecordSource<T> of(
            Input input, InputFormat format, RecordJson<T> json, String listName, ZoneId zone, Consumer<String> warn) {
        return new RecordSource<>(
                switch (format) {
                    case JSON -> read(json.jsonArray(input.stream(), listName, zone));
                    case JSONL -> read(json.jsonLines(input.stream(), zone));
                    case CSV -> table(input, json, zone, warn);
                });
    }

    private static <T> Iterator<ReadRecord<T>> read(RecordReader<T> reader) {
        return reader;
    }

    private static <T> Iterator<ReadRecord<T>> table(
            Input input, RecordJson<T> json, ZoneId zone, Consumer<String> warn) {
        CsvRecords rows = new CsvRecords(input.stream(), ',');
        if (!rows.hasNext()) {
            throw new UnusableException(input.name() + ": is empty. It needs a header line.");
        }
        List<String> header = header(input.name(), rows.next());
        List<String> known = json.columns();
        List<String> unused =
                header.stream().filter(column -> !known.contains(column)).toList();
        if (unused.size() == header.size()) {
            throw new UnusableException(input.name() + ": none of its columns is known. Known: "
                    + String.join(", ", known) + "." + Nearest.maybe(header.get(0), known));
        }
        unused.forEach(column -> warn.accept(
                input.name() + ": the column \"" + column + "\" is not read." + Nearest.maybe(column, known)));
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public ReadRecord<T> next() {
                return row(rows.next(), header, json, zone);
            }
        };
    }

    private static List<String> header(String file, CsvText text) {
        List<String> header;
        try {
            header = text.fields();
        } catch (CsvText.MalformedCsvException e) {
            throw new UnusableException(file + ":" + text.line() + ": the header " + e.getMessage());
        }
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!seen.add(column)) {
                throw new UnusableException(file + ":" + text.line() + ": the column \"" + column
                        + "\" is there twice. Maybe rename one of them?");
            }
        }
        return header;
    }

    private static <T> ReadRecord<T> row(CsvText text, List<String> header, RecordJson<T> json, ZoneId zone) {
        List<String> fields;
        try {
            fields = text.fields();
        } catch (CsvText.MalformedCsvException e) {
            return rejected(text, String.valueOf(e.getMessage()));
        }
        if (fields.size() != header.size()) {
            return rejected(
                    text,
                    "has " + fields.size() + " fields, but the header has " + header.size()
                            + ". Maybe a comma is missing, or quotes around a text with a comma?");
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), fields.get(i));
        }
        return json.readCells(cells, text.index(), text.line(), zone);
    }

    private static <T> ReadRecord<T> rejected(CsvText text, String message) {
        return new ReadRecord<>(text.index(), text.line(), null, null, List.of(new Problem("", null, message)));
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public ReadRecord<T> next() {
        return records.next();
    }
}
