package io.github.abmrules.core.json;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.rejection.Problem;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a record class. Names are the components' in snake_case and in their order; nulls are written; instants are
 * ISO in UTC. Reading skips unknown fields, takes null as absent, and finds every problem of a record, not only the first.
 * A component that may be null is optional, and so are lists, maps and booleans. Immutable and thread-safe.
 *
 * @param <T> the record
 */
public final class RecordJson<T> {

    private static final Pattern LITERAL = Pattern.compile("[+-]?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private final Class<T> type;
    private final RecordFormat<T> format;

    private RecordJson(Class<T> type) {
        this.type = type;
        this.format = new RecordFormat<>(TypeKinds.shape(type));
    }

    /** The JSON of a record class. */
    public static <T> RecordJson<T> of(Class<T> type) {
        return new RecordJson<>(type);
    }

    /**
     * A record, or a list of records, as compact JSON in UTF-8. The same value always gives the same bytes.
     *
     * @param value a record of texts, numbers, booleans, constants, instants, dates, records, and lists and maps of these
     */
    public static byte[] write(Object value) {
        JsonText out = new JsonText();
        RecordText.write(out, value);
        return out.toBytes();
    }

    /** Reads one record. Never throws: what is wrong is in the result. */
    public ReadRecord<T> read(String json, ZoneId zone) {
        return format.read(json, zone);
    }

    /**
     * Reads one record that must be right.
     *
     * @param zone the zone of bare dates
     * @throws InvalidFactException when anything is wrong with it; the message names every problem
     */
    public T require(String json, ZoneId zone) {
        ReadRecord<T> record = read(json, zone);
        T value = record.value();
        if (value != null) {
            return value;
        }
        Problem first = record.problems().get(0);
        String others = record.problems().stream()
                .skip(1)
                .map(problem -> "; " + problem.field() + " " + problem.message())
                .collect(Collectors.joining());
        String field = first.field().isEmpty() ? "record" : first.field();
        throw new InvalidFactException(field, first.value(), first.message() + others);
    }

    /** The records of a stream with one a line; see {@link AccountReader#jsonLines}. */
    public RecordReader<T> jsonLines(InputStream in, ZoneId zone) {
        return new RecordReader<>(new LineRecords<>(format, in, zone));
    }

    /**
     * The records of a JSON document; see {@link AccountReader#jsonArray}.
     *
     * @param listName the field that holds the list where the document is an object
     */
    public RecordReader<T> jsonArray(InputStream in, String listName, ZoneId zone) {
        return new RecordReader<>(new ArrayRecords<>(format, listName, in, zone));
    }

    /**
     * Reads one record from the cells of a table. A column is a field, or {@code <field>_<part>} for a part of an object;
     * an empty cell is absent; a list is joined by {@code |}. Columns that are none of {@link #columns()} are not read.
     *
     * @param cells the cells by column
     * @param index 0-based position of the record
     * @param line physical line on which it begins, 1-based
     * @param zone the zone of bare dates
     */
    public ReadRecord<T> readCells(Map<String, String> cells, long index, @Nullable Long line, ZoneId zone) {
        JsonText out = new JsonText();
        cells(out, type, "", cells);
        byte[] json = out.toBytes();
        return format.read(json, 0, json.length, index, line, zone);
    }

    /** The columns that {@link #readCells} knows. */
    public List<String> columns() {
        List<String> columns = new ArrayList<>();
        columns(type, "", columns);
        return columns;
    }

    /** The names of the {@link #cells} of every record. */
    public List<String> cellNames() {
        Map<String, String> cells = new LinkedHashMap<>();
        writeCells(null, type, "", cells);
        return List.copyOf(cells.keySet());
    }

    /**
     * A record as the cells of a table: those of {@link #columns()}, and for a list of objects what names each of them.
     * Null is empty; what is an object with names of the host's own is left out.
     */
    public static Map<String, String> cells(Object value) {
        Map<String, String> cells = new LinkedHashMap<>();
        writeCells(value, value.getClass(), "", cells);
        return cells;
    }

    /** The name of the field that names a record, such as {@code lead_id}. */
    public String idName() {
        return RecordLayout.of(type).parts().get(0).name();
    }

    /** The id of a record: its first component, when that is a text; else null. */
    public static @Nullable String idOf(Record value) {
        return RecordLayout.of(value.getClass()).parts().get(0).of(value) instanceof String id ? id : null;
    }

    /** All fields, in the order of the JSON, those of objects after the object. */
    public List<RecordField> fields() {
        List<RecordField> fields = new ArrayList<>();
        fields(type, "", fields);
        return fields;
    }

    private static void fields(Class<?> type, String prefix, List<RecordField> fields) {
        for (RecordLayout.Part part : RecordLayout.of(type).parts()) {
            String mark = TypeKinds.isList(part.type()) ? "[]" : TypeKinds.isMap(part.type()) ? "{}" : "";
            String path = prefix + part.name() + mark;
            Class<?> inner = TypeKinds.recordIn(part.type());
            String allowed = inner == null ? TypeKinds.of(part).allowed() : "";
            fields.add(new RecordField(
                    path, TypeKinds.words(part.type()), RecordShape.isRequired(part), allowed, part.component()));
            // The account has a page of its own.
            if (inner != null && inner != Account.class) {
                fields(inner, path + ".", fields);
            }
        }
    }

    private static void columns(Class<?> type, String prefix, List<String> columns) {
        for (RecordLayout.Part part : RecordLayout.of(type).parts()) {
            Class<?> inner = TypeKinds.recordIn(part.type());
            if (inner == null && !TypeKinds.isMap(part.type())) {
                columns.add(prefix + part.name());
            } else if (part.type() == inner) {
                columns(inner, prefix + part.name() + "_", columns);
            }
        }
    }

    private static void cells(JsonText out, Class<?> type, String prefix, Map<String, String> cells) {
        out.object();
        for (RecordLayout.Part part : RecordLayout.of(type).parts()) {
            Class<?> inner = TypeKinds.recordIn(part.type());
            String column = prefix + part.name();
            String cell = cells.getOrDefault(column, "");
            if (part.type() == inner) {
                if (cells.entrySet().stream()
                        .anyMatch(each -> each.getKey().startsWith(column + "_")
                                && !each.getValue().isEmpty())) {
                    out.name(part.name());
                    cells(out, inner, column + "_", cells);
                }
            } else if (inner == null && !cell.isEmpty()) {
                out.name(part.name());
                if (TypeKinds.isList(part.type())) {
                    out.array();
                    for (String element : cell.split("\\|", -1)) {
                        cell(out, TypeKinds.element(part.type()), element);
                    }
                    out.endArray();
                } else {
                    cell(out, part.type(), cell);
                }
            }
        }
        out.end();
    }

    private static void cell(JsonText out, java.lang.reflect.Type type, String cell) {
        boolean quoted = type == String.class || type == Instant.class || type == LocalDate.class || isConstant(type);
        String lower = cell.strip().toLowerCase(java.util.Locale.ROOT);
        if (!quoted && (LITERAL.matcher(cell).matches() || lower.equals("true") || lower.equals("false"))) {
            out.number(lower);
        } else {
            out.value(cell);
        }
    }

    private static boolean isConstant(java.lang.reflect.Type type) {
        return type instanceof Class<?> raw && raw.isEnum();
    }

    private static void writeCells(@Nullable Object value, Class<?> type, String prefix, Map<String, String> cells) {
        for (RecordLayout.Part part : RecordLayout.of(type).parts()) {
            Class<?> inner = TypeKinds.recordIn(part.type());
            Object own = value == null ? null : part.of(value);
            if (part.type() == inner) {
                writeCells(own, inner, prefix + part.name() + "_", cells);
            } else if (inner == null && !TypeKinds.isMap(part.type())) {
                cells.put(prefix + part.name(), text(own));
            } else if (TypeKinds.isList(part.type())) {
                // Of records in a list, the first component names each.
                List<?> list = own == null ? List.of() : (List<?>) own;
                cells.put(
                        prefix + part.name(),
                        list.stream().map(RecordJson::nameOf).collect(Collectors.joining("|")));
            }
        }
    }

    /** Of an object in a list, what names it: its id where it has one, else the first component. */
    private static String nameOf(@Nullable Object value) {
        if (!(value instanceof Record)) {
            return text(value);
        }
        List<RecordLayout.Part> parts = RecordLayout.of(value.getClass()).parts();
        RecordLayout.Part name = parts.stream()
                .filter(part -> part.name().equals("id"))
                .findFirst()
                .orElse(parts.get(0));
        return text(name.of(value));
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Enum<?> constant) {
            return RecordLayout.textOf(constant);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RecordJson::text).collect(Collectors.joining("|"));
        }
        return value.toString();
    }

    /** For people: the class. */
    @Override
    public String toString() {
        return "RecordJson[" + type.getSimpleName() + "]";
    }

    /** A record as text. */
    public static String text(Record value) {
        return new String(write(value), StandardCharsets.UTF_8);
    }
}
