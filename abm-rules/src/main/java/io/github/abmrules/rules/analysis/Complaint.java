package io.github.abmrules.rules.analysis;

import io.github.abmrules.rules.yaml.FileProblem;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a file of a rule pack, and where.
 *
 * @param file the file
 * @param line the line, 1-based
 * @param column the column, 1-based
 * @param weight whether the rule can be used all the same
 * @param rule id of the rule; null when it is about none
 * @param message what is wrong, what is allowed, and what may have been meant
 * @param source the line as it stands in the file
 */
public record Complaint(
        String file,
        int line,
        int column,
        Weight weight,
        @Nullable String rule,
        String message,
        String source) {

    /** Whether a rule can be used all the same. */
    public enum Weight {
        /** It cannot be meant as it is written: no engine loads it. */
        MISTAKE,
        /** It works, and is not how rules should be written. */
        STYLE
    }

    /** A complaint about what stands at an offset of a text. */
    public static Complaint at(
            String file, String text, int offset, Weight weight, @Nullable String rule, String message) {
        int safe = Math.max(0, Math.min(offset, text.length()));
        int begin = text.lastIndexOf('\n', safe - 1) + 1;
        int newline = text.indexOf('\n', begin);
        String source = text.substring(begin, newline < 0 ? text.length() : newline);
        int line = 1
                + (int) text.substring(0, begin).chars().filter(c -> c == '\n').count();
        return new Complaint(file, line, safe - begin + 1, weight, rule, message, source);
    }

    /** A mistake in a file other than of rules. */
    public static Complaint of(FileProblem problem) {
        return new Complaint(
                problem.file(),
                Math.max(1, problem.line()),
                Math.max(1, problem.column()),
                Weight.MISTAKE,
                null,
                problem.message(),
                problem.source());
    }

    /** A complaint about a line as a whole: about its first character. */
    public static Complaint atLine(
            String file, String text, int line, Weight weight, @Nullable String rule, String message) {
        int offset = 0;
        for (int i = 1; i < line; i++) {
            int newline = text.indexOf('\n', offset);
            if (newline < 0) {
                break;
            }
            offset = newline + 1;
        }
        while (offset < text.length() && (text.charAt(offset) == ' ' || text.charAt(offset) == '\t')) {
            offset++;
        }
        return at(file, text, offset, weight, rule, message);
    }

    /** For people: the place and the message, then the line with a caret under what is wrong. */
    @Override
    public String toString() {
        String head = file + ":" + line + ":" + column + ": " + (rule == null ? "" : rule + ": ") + message;
        return FileProblem.withLine(head, source, column);
    }
}
