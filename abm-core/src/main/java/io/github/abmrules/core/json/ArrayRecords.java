package io.github.abmrules.core.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The records of a JSON document that is a list, or an object with a list in one field. Holds one record at a time. Belongs
 * to one thread.
 */
final class ArrayRecords<T> implements RecordSource<T> {

    private enum Place {
        BEFORE,
        IN_LIST,
        AFTER
    }

    private final RecordFormat<T> format;
    private final String listName;
    private final ZoneId zone;
    private final Utf8Stream in;
    private @Nullable JsonParser parser;
    private Place place = Place.BEFORE;
    private boolean inObject;
    private long records;
    private @Nullable ReadRecord<T> next;

    ArrayRecords(RecordFormat<T> format, String listName, InputStream in, ZoneId zone) {
        this.format = format;
        this.listName = listName;
        this.zone = zone;
        this.in = new Utf8Stream(in);
    }

    @Override
    public boolean hasNext() {
        if (next == null && place != Place.AFTER) {
            try {
                JsonParser open = parser == null ? Syntax.JSON.createParser(in) : parser;
                parser = open;
                next = advance(open);
            } catch (UnreadableInputException e) {
                place = Place.AFTER;
                throw e;
            } catch (JsonProcessingException | CharConversionException e) {
                place = Place.AFTER;
                throw malformed(e);
            } catch (IOException e) {
                place = Place.AFTER;
                throw new UncheckedIOException(e);
            }
        }
        return next != null;
    }

    @Override
    public ReadRecord<T> next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("There are no more records.");
        }
        ReadRecord<T> record = next;
        next = null;
        return record;
    }

    @Override
    public void close() {
        try {
            if (parser != null) {
                parser.close();
            }
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable ReadRecord<T> advance(JsonParser open) throws IOException {
        if (place == Place.BEFORE) {
            enter(open);
            place = Place.IN_LIST;
        }
        if (open.nextToken() == JsonToken.END_ARRAY) {
            place = Place.AFTER;
            leave(open);
            return null;
        }
        return format.readNext(open, records++, zone);
    }

    /** Goes to the beginning of the list. */
    private void enter(JsonParser open) throws IOException {
        JsonToken token = open.nextToken();
        if (token == null) {
            throw new UnreadableInputException("The input is empty. Maybe write [] for no records.");
        }
        inObject = token == JsonToken.START_OBJECT;
        if (inObject) {
            String name = open.nextFieldName();
            while (name != null && !name.equals(listName)) {
                open.nextToken();
                open.skipChildren();
                name = open.nextFieldName();
            }
            if (name == null) {
                throw unexpected(
                        open,
                        "an object without \"" + listName + "\"",
                        "put [ and ] around a single record, or read one record a line as jsonl");
            }
            token = open.nextToken();
        }
        if (token != JsonToken.START_ARRAY) {
            throw unexpected(open, JsonType.of(token).phrase(), "put [ and ] around the records");
        }
    }

    /** Goes to the end of the document. */
    private void leave(JsonParser open) throws IOException {
        if (inObject) {
            for (String name = open.nextFieldName(); name != null; name = open.nextFieldName()) {
                if (name.equals(listName)) {
                    throw unexpected(open, "a second \"" + listName + "\"", "join the two lists");
                }
                open.nextToken();
                open.skipChildren();
            }
        }
        if (open.nextToken() != null) {
            throw unexpected(open, "something after the end of the document", "remove it");
        }
    }

    private UnreadableInputException unexpected(JsonParser open, String found, String advice) {
        return new UnreadableInputException("Expected a list of records, or an object with the list \"" + listName
                + "\", but found " + found + " at " + Syntax.place(open.currentTokenLocation(), 1) + ". Maybe " + advice
                + ".");
    }

    private UnreadableInputException malformed(IOException e) {
        JsonLocation here = e instanceof CharConversionException ? in.failure() : null;
        if (here == null) {
            here = parser == null ? Syntax.BEGINNING : parser.currentLocation();
        }
        return new UnreadableInputException("The input " + Syntax.complaint(e, here, 1) + Syntax.advice(e));
    }
}
