package io.github.abmrules.rules.yaml;

import java.io.Serializable;

/**
 * Something that is wrong with a file that people write, and where.
 *
 * @param file the file
 * @param line the line, 1-based; 0 when it is about the file as a whole
 * @param column the column, 1-based; 0 when it is not known
 * @param message what is wrong, what is allowed, and what may have been meant
 * @param source the line as it stands in the file; empty when it is not known
 */
public record FileProblem(String file, int line, int column, String message, String source) implements Serializable {

    /** The place: {@code file:line:column}, without what is not known. */
    public String place() {
        return file + (line == 0 ? "" : ":" + line) + (column == 0 ? "" : ":" + column);
    }

    /** For people: the place and the message, then the line with a caret under what is wrong. */
    @Override
    public String toString() {
        return withLine(place() + ": " + message, source, column);
    }

    /** A message and below it the line that it is about, with a caret under a column; the message alone without a line. */
    public static String withLine(String message, String source, int column) {
        if (source.isBlank()) {
            return message;
        }
        String visible = source.replace('\t', ' ');
        int indent = visible.length() - visible.stripLeading().length();
        String shown = visible.strip();
        int caret = Math.max(0, Math.min(column - 1 - indent, shown.length()));
        return message + "\n    " + shown + "\n    " + " ".repeat(caret) + "^";
    }
}
