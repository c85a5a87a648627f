package io.github.abmrules.core.port.file;

import io.github.abmrules.core.json.JsonLines;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.json.UnreadableInputException;
import io.github.abmrules.core.port.CompanyName;
import io.github.abmrules.core.port.SourceException;
import io.github.abmrules.core.port.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records by company, from a file with one a line. A line {@code {"company":…,"error":…}} makes every look-up of that
 * company fail with that error; with {@code "retryable":false} it says that trying again is of no use. A line of a company
 * that is wrong fails the look-ups of that company only. Immutable.
 */
final class CompanyTable<T extends Record> {

    /**
     * The beginning of every line.
     *
     * @param company the company
     * @param error how a look-up fails; null when it does not
     * @param retryable whether a look-up may succeed later; null means that it may
     */
    public record Head(
            String company,
            @Nullable String error,
            @Nullable Boolean retryable) {}

    private record Row(long line, Head head, String text) {}

    private static final RecordJson<Head> HEAD = RecordJson.of(Head.class);

    private final Tool tool;
    private final Path file;
    private final RecordJson<T> json;
    private final ZoneId zone;
    private final Map<String, List<Row>> rows = new HashMap<>();

    /**
     * Reads a file.
     *
     * @throws UnreadableInputException when it cannot be read, or the company of a line cannot be told
     */
    CompanyTable(Tool tool, Path file, Class<T> type, ZoneId zone) {
        this.tool = tool;
        this.file = file;
        this.json = RecordJson.of(type);
        this.zone = zone;
        try (JsonLines lines = new JsonLines(Files.newInputStream(file))) {
            while (lines.hasNext()) {
                JsonLines.Line line = lines.next();
                String text = new String(line.bytes(), line.offset(), line.length(), StandardCharsets.UTF_8);
                ReadRecord<Head> head = HEAD.read(text, zone);
                Head value = head.value();
                if (value == null) {
                    throw new UnreadableInputException(
                            file + ":" + line.line() + ": " + Failures.words(head.problems()));
                }
                rows.computeIfAbsent(CompanyName.fold(value.company()), company -> new ArrayList<>())
                        .add(new Row(line.line(), value, text));
            }
        } catch (IOException e) {
            throw new UnreadableInputException(file + ": cannot be read: " + e.getMessage());
        }
    }

    /** All records of a company. */
    List<T> all(String company) {
        List<T> found = new ArrayList<>();
        for (Row row : rows.getOrDefault(CompanyName.fold(company), List.of())) {
            if (row.head().error() != null) {
                throw new SourceException(
                        tool,
                        company,
                        row.head().error(),
                        !Boolean.FALSE.equals(row.head().retryable()));
            }
            ReadRecord<T> record = json.read(row.text(), zone);
            T value = record.value();
            if (value == null) {
                throw new SourceException(tool, company, place(row) + ": " + Failures.words(record.problems()), false);
            }
            found.add(value);
        }
        return found;
    }

    /** The record of a company; null when there is none. Two are a failure, since nobody knows which is meant. */
    @Nullable
    T one(String company) {
        List<T> found = all(company);
        if (found.size() > 1) {
            List<Row> twice = rows.getOrDefault(CompanyName.fold(company), List.of());
            throw new SourceException(
                    tool,
                    company,
                    "there are several companies of this name: " + place(twice.get(0)) + " and " + place(twice.get(1))
                            + ". Maybe remove one of them?",
                    false);
        }
        return found.isEmpty() ? null : found.get(0);
    }

    /** The records of all companies that can be read. */
    List<T> readable() {
        return rows.values().stream()
                .flatMap(List::stream)
                .filter(row -> row.head().error() == null)
                .map(row -> json.read(row.text(), zone).value())
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private String place(Row row) {
        return file.getFileName() + ":" + row.line();
    }
}
