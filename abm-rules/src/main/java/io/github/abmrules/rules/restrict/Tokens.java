package io.github.abmrules.rules.restrict;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a rule file into tokens. Refuses whatever compilers could read in another way than people: escaped characters,
 * invisible ones, and texts or comments without an end.
 */
final class Tokens {
    /** Far above what rules need; a parser should not be fed more by a stranger. */
    private static final int LONGEST = 256 * 1024;

    private static final int DEEPEST = 12;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private int depth;

    private Tokens(String text) {
        this.text = text;
    }

    /**
     * The tokens of a text, with one that stands for its end.
     *
     * @throws RefusedTextException at the first place that cannot be read safely
     */
    static List<Token> of(String text) {
        Tokens tokens = new Tokens(text);
        tokens.read();
        return tokens.tokens;
    }

    private void read() {
        if (text.length() > LONGEST) {
            throw new RefusedTextException(
                    0, "the file has " + text.length() + " characters; allowed: " + LONGEST + ". Maybe split it?");
        }
        characters();
        while (position < text.length()) {
            char c = text.charAt(position);
            if (Character.isWhitespace(c)) {
                position++;
            } else if (text.startsWith("//", position)) {
                int newline = text.indexOf('\n', position);
                position = newline < 0 ? text.length() : newline;
            } else if (text.startsWith("/*", position)) {
                comment();
            } else if (c == '"' || c == '\'') {
                quoted(c);
            } else if (isWord(c)) {
                word();
            } else if (isDigit(c)) {
                number();
            } else {
                sign(c);
            }
        }
        tokens.add(new Token(Token.Kind.END, text.length(), text.length(), ""));
    }

    private void characters() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == 'u') {
                throw new RefusedTextException(
                        i,
                        "a character must not be written as an escape, which hides what is said. Write it as it is.");
            }
            boolean blank = c == '\n' || c == '\t';
            int type = Character.getType(c);
            if (!blank
                    && (type == Character.CONTROL
                            || type == Character.FORMAT
                            || type == Character.LINE_SEPARATOR
                            || type == Character.PARAGRAPH_SEPARATOR)) {
                throw new RefusedTextException(
                        i,
                        "there is an invisible character, U+" + String.format("%04X", (int) c)
                                + ", which hides what is said. Take it out.");
            }
        }
    }

    private void comment() {
        int close = text.indexOf("*/", position + 2);
        if (close < 0) {
            throw new RefusedTextException(position, "the comment has no end");
        }
        position = close + 2;
    }

    private void quoted(char quote) {
        int start = position++;
        while (position < text.length() && text.charAt(position) != quote) {
            char c = text.charAt(position);
            if (c == '\n') {
                throw new RefusedTextException(start, "the text has no closing quote on its line");
            }
            if (c == '\\') {
                position++;
                if (position >= text.length() || "\"'\\nt.dwsbDWSB()[]{}*+?|^$-".indexOf(text.charAt(position)) < 0) {
                    throw new RefusedTextException(
                            position - 1, "a text must not hold this escape. Write the character as it is.");
                }
            }
            position++;
        }
        if (position >= text.length()) {
            throw new RefusedTextException(start, "the text has no closing quote");
        }
        position++;
        add(Token.Kind.TEXT, start);
    }

    private void word() {
        int start = position;
        while (position < text.length() && (isWord(text.charAt(position)) || isDigit(text.charAt(position)))) {
            position++;
        }
        add(Token.Kind.WORD, start);
    }

    private void number() {
        int start = position;
        while (position < text.length()
                && (isWord(text.charAt(position))
                        || isDigit(text.charAt(position))
                        || (text.charAt(position) == '.'
                                && position + 1 < text.length()
                                && isDigit(text.charAt(position + 1))))) {
            position++;
        }
        add(Token.Kind.NUMBER, start);
        if (!text.substring(start, position).matches("\\d{1,15}(\\.\\d{1,9})?[LlBbIiDdFf]?")) {
            throw new RefusedTextException(start, "the number must have at most 15 digits, and 9 behind the point");
        }
    }

    private void sign(char c) {
        if ("(){}[].,;:=<>!&|+-*/%@".indexOf(c) < 0) {
            throw new RefusedTextException(
                    position,
                    "the sign \"" + c + "\" has no place in a rule" + (c == '#' ? ". Comments begin with //" : ""));
        }
        if (c == '(') {
            depth++;
            if (depth > DEEPEST) {
                throw new RefusedTextException(position, "brackets are nested more than " + DEEPEST + " deep");
            }
        } else if (c == ')') {
            depth = Math.max(0, depth - 1);
        }
        position++;
        add(Token.Kind.SIGN, position - 1);
    }

    private void add(Token.Kind kind, int start) {
        tokens.add(new Token(kind, start, position, text.substring(start, position)));
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
