package io.github.abmrules.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Values;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of one shape, each from a text of its own. Whatever the text is, the outcome is a record with a value or
 * with problems. Thread-safe.
 */
final class RecordFormat<T> {

    private final Shape<T> shape;

    RecordFormat(Shape<T> shape) {
        this.shape = shape;
    }

    /** One record from a part of an array. */
    ReadRecord<T> read(byte[] json, int offset, int length, long index, @Nullable Long line, ZoneId zone) {
        if (length > Syntax.LONGEST_RECORD) {
            return rejected(index, line, "is longer than 64 MiB. Maybe a line break between two records is missing.");
        }
        FlawlessJson flawless = new FlawlessJson(json, offset, length, Values.instant(zone));
        T value = flawless.only(shape);
        return value == null
                ? readWithCare(json, offset, length, index, line, zone)
                : new ReadRecord<>(index, line, flawless.id(), value, List.of());
    }

    /** One record, with all that is wrong with it. */
    ReadRecord<T> readWithCare(byte[] json, int offset, int length, long index, @Nullable Long line, ZoneId zone) {
        Utf8 utf8 = new Utf8();
        int wrong = utf8.firstWrong(json, offset, length);
        if (wrong >= 0) {
            String place = Syntax.place(Syntax.locate(json, offset, wrong), line == null ? 1 : line);
            return rejected(index, line, "is not valid JSON at " + place + ": " + utf8.complaint());
        }
        try (JsonParser parser = Syntax.JSON.createParser(json, offset, length)) {
            return read(parser, index, line, zone);
        } catch (IOException e) {
            return rejected(index, line, "cannot be read: " + e.getMessage());
        }
    }

    /** One record from a text. */
    ReadRecord<T> read(String json, ZoneId zone) {
        try (JsonParser parser = Syntax.JSON.createParser(json)) {
            return read(parser, 0, null, zone);
        } catch (IOException e) {
            return rejected(0, null, "cannot be read: " + e.getMessage());
        }
    }

    private ReadRecord<T> read(JsonParser parser, long index, @Nullable Long line, ZoneId zone) {
        JsonCursor cursor = new JsonCursor(parser, Values.instant(zone));
        T value = null;
        try {
            value = readOnly(parser, cursor, line);
        } catch (IOException e) {
            String advice = line != null && Syntax.isCutOff(e)
                    ? " Maybe the record goes on in the next line; in jsonl each record is one line."
                    : Syntax.advice(e);
            String complaint = Syntax.complaint(e, parser.currentLocation(), line == null ? 1 : line);
            cursor.add(new Problem("", null, complaint + advice));
        }
        return record(cursor, value, index, line);
    }

    /** Reads the value of a text that must hold nothing else. */
    private @Nullable T readOnly(JsonParser parser, JsonCursor cursor, @Nullable Long line) throws IOException {
        JsonToken begin = parser.nextToken();
        if (begin == null) {
            cursor.add(new Problem("", null, "is empty"));
            return null;
        }
        T value = null;
        if (begin == JsonToken.START_ARRAY && line != null) {
            cursor.wrongType(
                    JsonType.OBJECT, "", " Maybe the input is one JSON list; then read it as json, not jsonl.");
        } else {
            value = shape.read(cursor);
        }
        if (parser.nextToken() != null) {
            String place = Syntax.place(parser.currentTokenLocation(), line == null ? 1 : line);
            String advice = " Maybe a line break between two records is missing.";
            cursor.add(new Problem("", null, "goes on after its end at " + place + "." + advice));
        }
        return value;
    }

    /** Reads the value that a parser stands on, for inputs with several records; does not catch what is malformed. */
    ReadRecord<T> readNext(JsonParser parser, long index, ZoneId zone) throws IOException {
        long line = parser.currentTokenLocation().getLineNr();
        JsonCursor cursor = new JsonCursor(parser, Values.instant(zone));
        T value = shape.read(cursor);
        return record(cursor, value, index, line);
    }

    private static <T> ReadRecord<T> record(JsonCursor cursor, @Nullable T value, long index, @Nullable Long line) {
        List<Problem> problems = cursor.problems();
        return new ReadRecord<>(index, line, cursor.id(), problems.isEmpty() ? value : null, problems);
    }

    private static <T> ReadRecord<T> rejected(long index, @Nullable Long line, String message) {
        Problem problem = new Problem("", null, message);
        return new ReadRecord<>(index, line, null, null, List.of(problem));
    }
}
