package io.github.abmrules.cli.output;

import java.util.ArrayList;
import java.util.List;

/** A table for people, in a fixed width. A cell that does not fit goes on in the next line. Immutable. */
public final class TextTable {
    private static final int GAP = 2;
    private static final String INDENT = "    ";

    private final List<Column> columns;
    private final int width;

    /**
     * A column.
     *
     * @param title what stands above it
     * @param width how many characters it has
     */
    public record Column(String title, int width) {}

    /** A table of these columns, in the given width. */
    public TextTable(List<Column> columns, int width) {
        this.columns = List.copyOf(columns);
        this.width = width;
    }

    /** The titles with a rule below them. */
    public String header() {
        return row(columns.stream().map(Column::title).toList()) + rule();
    }

    /** A line across. */
    public String rule() {
        return "─".repeat(width) + "\n";
    }

    /** A row, with a line break at the end. */
    public String row(List<String> cells) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < cells.size(); i++) {
            List<String> lines = wrapped(cells.get(i), columns.get(i).width());
            wrapped.add(lines);
            height = Math.max(height, lines.size());
        }
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < height; line++) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < cells.size(); i++) {
                String cell = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
                row.append(cell);
                row.append(" ".repeat(Math.max(0, columns.get(i).width() - length(cell)) + GAP));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** An indented text below a row, with a label before it. */
    public String below(String label, String what) {
        StringBuilder text = new StringBuilder();
        String before = INDENT + label;
        for (String line : wrapped(what, width - before.length())) {
            text.append(before).append(line).append('\n');
            before = " ".repeat(before.length());
        }
        return text.toString();
    }

    /** A text in lines of at most so many characters, broken at spaces where there are any; control characters are shown. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : visible(text).split(" ")) {
            String rest = word;
            if (!line.isEmpty() && length(line) + 1 + length(rest) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ");
            while (length(rest) > width) {
                int end = rest.offsetByCodePoints(0, width);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line.append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Control characters would play with the terminal. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(c -> visible.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c));
        return visible.toString();
    }

    private static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
