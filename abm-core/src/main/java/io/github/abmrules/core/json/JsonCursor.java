package io.github.abmrules.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.ValueKind;
import io.github.abmrules.core.rejection.Values;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the JSON of one record, knows the path to where it stands, and collects what is wrong. The path costs
 * nothing until a problem needs it. Belongs to one thread.
 */
final class JsonCursor {

    private static final int LONGEST_EXCERPT = 200;

    private final JsonParser parser;
    private final ValueKind<Instant> instants;
    private final List<Problem> problems = new ArrayList<>(0);
    private @Nullable String[] names = new String[8];
    private int[] indexes = new int[8];
    private int depth;
    private @Nullable String id;

    JsonCursor(JsonParser parser, ValueKind<Instant> instants) {
        this.parser = parser;
        this.instants = instants;
    }

    /** How instants are read in this record. */
    ValueKind<Instant> instants() {
        return instants;
    }

    /** The type of the value whose first token the cursor stands on. */
    JsonType type() {
        return JsonType.of(parser.currentToken());
    }

    /** Moves from the beginning of an object, or from a value in it, to the next name; null at the end of the object. */
    @Nullable
    String nextName() throws IOException {
        return parser.nextFieldName();
    }

    /** Moves from a name to its value. */
    JsonType nextValue() throws IOException {
        return JsonType.of(parser.nextToken());
    }

    /** Moves from the beginning of a list, or from a value in it, to the next value; false at the end of the list. */
    boolean nextElement() throws IOException {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    /** Moves from a name to the end of its value. */
    void skip() throws IOException {
        parser.nextToken();
        parser.skipChildren();
    }

    /** The text of a text, a number or a boolean. */
    String text() throws IOException {
        return parser.getText();
    }

    /** Goes into a field. */
    void enter(String name) {
        grow();
        names[depth++] = name;
    }

    /** Goes into an element. */
    void enter(int index) {
        grow();
        names[depth] = null;
        indexes[depth++] = index;
    }

    /** Goes back to the object or list. */
    void leave() {
        depth--;
    }

    private void grow() {
        if (depth == indexes.length) {
            names = Arrays.copyOf(names, 2 * depth);
            indexes = Arrays.copyOf(indexes, 2 * depth);
        }
    }

    /** Notes the id of the record. */
    void identify(@Nullable String value) {
        if (depth == 1) {
            id = value;
        }
    }

    /** The id of the record; null until it has been read. */
    @Nullable
    String id() {
        return id;
    }

    /** Where the cursor stands, for example {@code signals[2].at}; empty for the record itself. */
    String path() {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            String name = names[i];
            if (name == null) {
                path.append('[').append(indexes[i]).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }

    /** What precedes the name of a field of the object that the cursor stands in. */
    String prefix() {
        return depth == 0 ? "" : path() + ".";
    }

    /** Notes a problem of the value that the cursor stands on. */
    void problem(@Nullable String value, String message) {
        add(new Problem(path(), value, message));
    }

    /** Notes a problem. */
    void add(Problem problem) {
        problems.add(problem);
    }

    /** Notes that the value is of a wrong type, and moves to its end. */
    void wrongType(JsonType wanted, String allowed, String advice) throws IOException {
        String message = "must be " + wanted.phrase() + ", not " + type().phrase();
        // Reading the excerpt moves the cursor, so the message comes first.
        problem(
                excerpt(),
                message
                        + (allowed.isEmpty() || wanted == JsonType.BOOLEAN ? "" : "; allowed: " + allowed)
                        + (advice.isEmpty() ? "" : "." + advice));
    }

    int problemCount() {
        return problems.size();
    }

    List<Problem> problems() {
        return problems;
    }

    /** The value that the cursor stands on, shortened, in compact JSON if it is a list or an object; moves to its end. */
    String excerpt() throws IOException {
        JsonType type = type();
        if (type != JsonType.LIST && type != JsonType.OBJECT) {
            return Values.excerpt(parser.getText());
        }
        StringBuilder text = new StringBuilder();
        int open = 0;
        JsonToken token = parser.currentToken();
        while (true) {
            if (token.isStructEnd()) {
                open--;
            }
            if (text.length() <= LONGEST_EXCERPT) {
                append(text, token);
            }
            if (token.isStructStart()) {
                open++;
            }
            if (open == 0) {
                return Values.excerpt(text.toString());
            }
            token = parser.nextToken();
        }
    }

    private void append(StringBuilder text, JsonToken token) throws IOException {
        char last = text.isEmpty() ? '[' : text.charAt(text.length() - 1);
        if (!token.isStructEnd() && last != '[' && last != '{' && last != ':') {
            text.append(',');
        }
        switch (token) {
            case VALUE_STRING -> text.append('"').append(parser.getText()).append('"');
            case FIELD_NAME -> text.append('"').append(parser.currentName()).append("\":");
            default -> text.append(parser.getText());
        }
    }
}
