package io.github.abmrules.rules.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an expression of a condition or of a right-hand side: names, parts, calls, literals, comparisons, {@code contains},
 * {@code memberOf}, {@code matches}, {@code in}, and what joins them. Anything else becomes {@link Expression.Opaque}.
 */
public final class RuleExpressions {
    /** How the reason begins when an expression is whole and something follows it. */
    public static final String FOLLOWS = "what follows at";

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> WORDS = Set.of("contains", "excludes", "memberOf", "matches");
    private static final String[] SYMBOLS = {"==", "!=", "<=", ">=", "&&", "||"};

    private final String text;
    private final int end;
    private int position;

    private RuleExpressions(String text, int start, int end) {
        this.text = text;
        this.position = start;
        this.end = end;
    }

    private static final class NotUnderstoodException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotUnderstoodException(String message) {
            super(message, null, false, false);
        }
    }

    /** The expression between two offsets of a text. */
    public static Expression read(String text, int start, int end) {
        RuleExpressions reader = new RuleExpressions(text, start, end);
        try {
            Expression expression = reader.constraint();
            if (reader.peek() >= 0) {
                throw new NotUnderstoodException(FOLLOWS + " \"" + reader.rest() + "\"");
            }
            return expression;
        } catch (NotUnderstoodException e) {
            return new Expression.Opaque(
                    start, end, text.substring(start, end), String.valueOf(e.getMessage()), reader.position);
        }
    }

    private Expression constraint() {
        int start = skip();
        int mark = position;
        if (peek() == '$') {
            String variable = identifier();
            skip();
            if (peek() == ':') {
                position++;
                Expression value = either();
                return new Expression.Binding(start, value.end(), variable, value);
            }
            position = mark;
        }
        return either();
    }

    private Expression either() {
        Expression left = both();
        while (symbol("||")) {
            Expression right = both();
            left = new Expression.Binary(left.start(), right.end(), "||", left, right);
        }
        return left;
    }

    private Expression both() {
        Expression left = comparison();
        while (symbol("&&")) {
            Expression right = comparison();
            left = new Expression.Binary(left.start(), right.end(), "&&", left, right);
        }
        return left;
    }

    private Expression comparison() {
        Expression left = sum();
        skip();
        for (String operator : SYMBOLS) {
            if (COMPARISONS.contains(operator) && symbol(operator)) {
                return compared(operator, left);
            }
        }
        int c = peek();
        if ((c == '<' || c == '>') && symbol(String.valueOf((char) c))) {
            return compared(String.valueOf((char) c), left);
        }
        int mark = position;
        boolean negated = word("not");
        for (String operator : WORDS) {
            if (word(operator)) {
                return compared(negated ? "not " + operator : operator, left);
            }
        }
        if (word("in")) {
            return in(left, negated);
        }
        position = mark;
        return left;
    }

    private Expression compared(String operator, Expression left) {
        Expression right = sum();
        return new Expression.Binary(left.start(), right.end(), operator, left, right);
    }

    private Expression in(Expression value, boolean negated) {
        skip();
        if (peek() != '(') {
            throw new NotUnderstoodException("\"in\" without a list in brackets");
        }
        position++;
        List<Expression> elements = list();
        return new Expression.In(value.start(), position, negated, value, elements);
    }

    private Expression sum() {
        Expression left = product();
        while (true) {
            skip();
            int c = peek();
            if (c != '+' && c != '-') {
                return left;
            }
            position++;
            Expression right = product();
            left = new Expression.Binary(left.start(), right.end(), String.valueOf((char) c), left, right);
        }
    }

    private Expression product() {
        Expression left = unary();
        while (true) {
            skip();
            int c = peek();
            if (c != '*' && c != '/' && c != '%') {
                return left;
            }
            position++;
            Expression right = unary();
            left = new Expression.Binary(left.start(), right.end(), String.valueOf((char) c), left, right);
        }
    }

    private Expression unary() {
        int start = skip();
        int c = peek();
        if ((c == '!' && peek(1) != '=') || c == '-') {
            position++;
            Expression operand = unary();
            return new Expression.Unary(start, operand.end(), String.valueOf((char) c), operand);
        }
        return postfix(primary());
    }

    private Expression postfix(Expression first) {
        Expression target = first;
        while (true) {
            skip();
            boolean nullSafe = peek() == '!' && peek(1) == '.';
            if (peek() != '.' && !nullSafe) {
                return target;
            }
            position += nullSafe ? 2 : 1;
            int nameStart = skip();
            String name = identifier();
            skip();
            if (peek() == '(') {
                position++;
                List<Expression> arguments = list();
                target = new Expression.Call(target.start(), position, target, name, nameStart, arguments);
            } else {
                target = new Expression.Part(target.start(), position(nameStart, name), target, name, nameStart);
            }
        }
    }

    private static int position(int start, String name) {
        return start + name.length();
    }

    private Expression primary() {
        int start = skip();
        int c = peek();
        if (c == '(') {
            position++;
            Expression inner = either();
            skip();
            if (peek() != ')') {
                throw new NotUnderstoodException("a bracket that is not closed");
            }
            position++;
            return inner;
        }
        if (c == '"' || c == '\'') {
            return text((char) c);
        }
        if (c >= '0' && c <= '9') {
            return number();
        }
        if (c < 0) {
            throw new NotUnderstoodException("the end, where a value is expected");
        }
        String name = identifier();
        switch (name) {
            case "true", "false" -> {
                return new Expression.Literal(start, position, Expression.LiteralKind.FLAG, name);
            }
            case "null" -> {
                return new Expression.Literal(start, position, Expression.LiteralKind.NULL, name);
            }
            case "new" -> {
                return creation(start);
            }
            default -> {
                int after = position;
                skip();
                if (peek() == '(') {
                    position++;
                    List<Expression> arguments = list();
                    return new Expression.Call(start, position, null, name, start, arguments);
                }
                return new Expression.Name(start, after, name);
            }
        }
    }

    private Expression creation(int start) {
        skip();
        StringBuilder type = new StringBuilder(identifier());
        skip();
        while (peek() == '.') {
            position++;
            skip();
            type.append('.').append(identifier());
            skip();
        }
        if (peek() != '(') {
            throw new NotUnderstoodException("\"new\" without arguments");
        }
        position++;
        List<Expression> arguments = list();
        return new Expression.Creation(start, position, type.toString(), arguments);
    }

    /** What stands in brackets, up to and with the closing one. */
    private List<Expression> list() {
        List<Expression> elements = new ArrayList<>();
        skip();
        if (peek() == ')') {
            position++;
            return elements;
        }
        while (true) {
            elements.add(either());
            skip();
            int c = peek();
            if (c == ',') {
                position++;
            } else if (c == ')') {
                position++;
                return elements;
            } else {
                throw new NotUnderstoodException(c < 0 ? "a bracket that is not closed" : "\"" + (char) c + "\"");
            }
        }
    }

    private Expression text(char quote) {
        int start = position++;
        StringBuilder value = new StringBuilder();
        while (position < end && text.charAt(position) != quote) {
            char c = text.charAt(position);
            if (c == '\\' && position + 1 < end) {
                position++;
                c = text.charAt(position);
            }
            value.append(c);
            position++;
        }
        if (position >= end) {
            throw new NotUnderstoodException("a quote that is not closed");
        }
        position++;
        return new Expression.Literal(start, position, Expression.LiteralKind.TEXT, value.toString());
    }

    private Expression number() {
        int start = position;
        while (position < end && (Character.isLetterOrDigit(text.charAt(position)) || isFraction())) {
            position++;
        }
        return new Expression.Literal(start, position, Expression.LiteralKind.NUMBER, text.substring(start, position));
    }

    private boolean isFraction() {
        return text.charAt(position) == '.' && Character.isDigit(peek(1));
    }

    private String identifier() {
        skip();
        int start = position;
        if (start >= end || !Character.isJavaIdentifierStart(text.charAt(start))) {
            throw new NotUnderstoodException(start >= end ? "the end" : "\"" + text.charAt(start) + "\"");
        }
        while (position < end && Character.isJavaIdentifierPart(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    private boolean symbol(String symbol) {
        skip();
        if (text.startsWith(symbol, position) && position + symbol.length() <= end) {
            position += symbol.length();
            return true;
        }
        return false;
    }

    private boolean word(String word) {
        int mark = skip();
        if (text.startsWith(word, position) && position + word.length() <= end) {
            int after = position + word.length();
            if (after >= end || !Character.isJavaIdentifierPart(text.charAt(after))) {
                position = after;
                return true;
            }
        }
        position = mark;
        return false;
    }

    /** Moves over white space and comments; returns where that ends. */
    private int skip() {
        while (position < end) {
            char c = text.charAt(position);
            if (Character.isWhitespace(c)) {
                position++;
            } else if (c == '/' && peek(1) == '/') {
                int newline = text.indexOf('\n', position);
                position = newline < 0 ? end : Math.min(end, newline);
            } else if (c == '/' && peek(1) == '*') {
                int close = text.indexOf("*/", position + 2);
                position = close < 0 ? end : Math.min(end, close + 2);
            } else {
                break;
            }
        }
        return position;
    }

    private int peek() {
        return peek(0);
    }

    private int peek(int ahead) {
        return position + ahead < end ? text.charAt(position + ahead) : -1;
    }

    private String rest() {
        return text.substring(position, Math.min(end, position + 20));
    }

    /** The statements of a right-hand side, each without its semicolon. */
    public static List<Expression> statements(String text, int start, int end) {
        List<Expression> statements = new ArrayList<>();
        int from = start;
        int depth = 0;
        @Nullable Character quote = null;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (quote != null) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = null;
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(' || c == '{' || c == '[') {
                depth++;
            } else if (c == ')' || c == '}' || c == ']') {
                depth--;
            } else if (c == ';' && depth <= 0) {
                statements.add(read(text, from, i));
                from = i + 1;
            }
        }
        if (!text.substring(from, end).isBlank()) {
            statements.add(read(text, from, end));
        }
        return statements;
    }
}
