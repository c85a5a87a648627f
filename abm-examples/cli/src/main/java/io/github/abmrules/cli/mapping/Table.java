package io.github.abmrules.cli.mapping;

import io.github.abmrules.cli.input.CsvText;
import io.github.abmrules.cli.input.CsvText.MalformedCsvException;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.core.rejection.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file's header and the mapping of its columns, brought together. Immutable and thread-safe. */
final class Table {

    /** A column with its place in every record. */
    record Bound(ColumnRule rule, int position) {}

    private final String file;
    private final int width;
    private final Map<String, Bound> fields = new LinkedHashMap<>();
    private final Map<String, Bound> checked = new LinkedHashMap<>();
    private final Map<String, String> constants;
    private final List<String> unused = new ArrayList<>();

    /**
     * Binds a mapping to a header.
     *
     * @param file the file's name, for messages
     * @throws UnusableException when they do not fit together
     */
    Table(String file, CsvText headerText, TableMapping mapping) {
        this.file = file;
        this.constants = mapping.constants();
        List<String> header;
        try {
            header = headerText.fields();
        } catch (MalformedCsvException e) {
            throw new UnusableException(file + ":" + headerText.line() + ": the header " + e.getMessage());
        }
        width = header.size();
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            if (positions.put(header.get(i), i) != null) {
                throw new UnusableException(file + ":" + headerText.line() + ": the column \"" + header.get(i)
                        + "\" is there twice. Maybe rename one of them?");
            }
        }
        mapping.columns().forEach((field, rule) -> bind(field, rule, positions, mapping.foreign(), fields));
        mapping.checked().forEach((column, rule) -> bind(column, rule, positions, true, checked));
        Set<String> used = new HashSet<>(mapping.ignored());
        fields.values().forEach(bound -> used.add(bound.rule().column()));
        checked.values().forEach(bound -> used.add(bound.rule().column()));
        header.stream().filter(column -> !used.contains(column)).forEach(unused::add);
    }

    private void bind(
            String field, ColumnRule rule, Map<String, Integer> positions, boolean needed, Map<String, Bound> target) {
        Integer position = positions.get(rule.column());
        if (position != null) {
            target.put(field, new Bound(rule, position));
        } else if (needed) {
            throw new UnusableException(rule.place() + ": " + file + " has no column \"" + rule.column()
                    + "\". Known: "
                    + String.join(", ", positions.keySet().stream().sorted().toList()) + "."
                    + Nearest.maybe(rule.column(), positions.keySet()));
        }
    }

    /** The file's name, for messages. */
    String file() {
        return file;
    }

    /** Columns that become nothing although nobody said that they should not. */
    List<String> unused() {
        return unused;
    }

    /** Whether a field has a column or a constant. */
    boolean has(String field) {
        return fields.containsKey(field) || constants.containsKey(field);
    }

    /** The column of a field; null when it has none. */
    @Nullable
    Bound field(String field) {
        return fields.get(field);
    }

    /** The constant of a field; null when it has none. */
    @Nullable
    String constant(String field) {
        return constants.get(field);
    }

    /** Columns that are only looked at. */
    Map<String, Bound> checked() {
        return checked;
    }

    /**
     * The cells of a record.
     *
     * @throws MalformedCsvException when it is none
     */
    List<String> cells(CsvText record) {
        List<String> cells = record.fields();
        if (cells.size() != width) {
            throw new MalformedCsvException("has " + cells.size() + (cells.size() == 1 ? " field" : " fields")
                    + ", but the header has " + width + ". Maybe a comma or a quote is missing, or one too many?");
        }
        return cells;
    }
}
