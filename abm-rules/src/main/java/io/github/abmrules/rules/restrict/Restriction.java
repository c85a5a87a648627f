package io.github.abmrules.rules.restrict;

import io.github.abmrules.rules.analysis.Complaint;
import io.github.abmrules.rules.analysis.Expression;
import io.github.abmrules.rules.analysis.RuleExpressions;
import io.github.abmrules.rules.packs.RuleFile;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rule file by a grammar that holds what rules need and nothing else, and refuses what does not fit. Nothing of the
 * file has been compiled or loaded by then. Use once, from one thread.
 */
public final class Restriction {
    private static final Set<String> ANNOTATIONS = Set.of("id", "playbook", "since", "covers");
    private static final Map<String, Class<?>> FUNCTIONS = Map.of(
            "count", Long.class,
            "sum", Number.class,
            "average", Double.class,
            "min", Object.class,
            "max", Object.class,
            "collectList", List.class,
            "collectSet", Set.class);
    private static final Map<String, String> INSTEAD = Map.of(
            "function", "a function is not allowed. Maybe a verb or a method of the fact says it?",
            "declare", "a declared type is not allowed. Maybe a fact of the domain or a finding carries it?",
            "global", "a global is not allowed. Maybe put the value into parameters.yaml?",
            "query", "a query is not allowed. Maybe write a rule that inserts what it finds?",
            "eval", "eval is not allowed. Maybe put the condition into the pattern of the fact it is about?",
            "dialect", "a dialect is not allowed. Leave it out: rules mean the same without",
            "unit", "a rule unit is not allowed. Leave it out",
            "import", "an import stands before the rules, and names one type or one verb");

    private final RuleFile file;
    private final List<Complaint> complaints = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();
    private final Permitted types = new Permitted();
    private final Set<String> verbs = new HashSet<>();
    private final ExpressionGuard guard;
    private List<Token> tokens = List.of();
    private int next;
    private @Nullable String rule;
    private boolean readable = true;
    private boolean foreign;

    /**
     * How this reading sees a rule.
     *
     * @param name the name of the rule
     * @param consequence its right-hand side, without blanks around it
     */
    public record Shape(String name, String consequence) {}

    private Restriction(RuleFile file) {
        this.file = file;
        this.guard = new ExpressionGuard(types, verbs, (message, offset) -> refuse(offset, message));
    }

    /** Reads a file. */
    public static Restriction of(RuleFile file) {
        Restriction restriction = new Restriction(file);
        restriction.read();
        return restriction;
    }

    /** All that is refused, in the order of the text. */
    public List<Complaint> complaints() {
        return List.copyOf(complaints);
    }

    /** The rules of the file, for comparison with what the compiler's parser finds in it. */
    public List<Shape> rules() {
        return List.copyOf(shapes);
    }

    /** Whether a parser may be shown the file although something is refused. */
    public boolean readable() {
        return readable;
    }

    /** Whether types may be looked at by the names that the file gives: it names none that is not permitted. */
    public boolean checkable() {
        return readable && !foreign && !guard.foreign();
    }

    private void refuse(int offset, String message) {
        Complaint complaint = Complaint.at(
                file.place(), file.text(), offset, Complaint.Weight.MISTAKE, rule, "restricted: " + message);
        if (!complaints.contains(complaint)) {
            complaints.add(complaint);
        }
    }

    private void read() {
        try {
            tokens = Tokens.of(file.text());
            header();
            while (!atEnd()) {
                if (peek().is("rule")) {
                    rule();
                } else {
                    strange();
                }
            }
        } catch (RefusedTextException e) {
            readable = false;
            refuse(e.offset(), e.words());
        } catch (StackOverflowError e) {
            // Nobody writes such a rule by hand; no parser should be fed it.
            readable = false;
            refuse(peek().start(), "this is nested too deeply");
        }
    }

    private Token peek() {
        return tokens.get(Math.min(next, tokens.size() - 1));
    }

    private Token ahead(int count) {
        return tokens.get(Math.min(next + count, tokens.size() - 1));
    }

    private Token take() {
        Token token = peek();
        next++;
        return token;
    }

    private boolean take(String text) {
        if (peek().is(text)) {
            next++;
            return true;
        }
        return false;
    }

    private boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    private void header() {
        if (take("package")) {
            dotted();
            take(";");
        }
        while (peek().is("import")) {
            imported();
        }
    }

    /** A dotted name; empty when there is none. */
    private String dotted() {
        StringBuilder name = new StringBuilder();
        while (peek().kind() == Token.Kind.WORD) {
            name.append(take().text());
            if (!peek().is(".") || ahead(1).kind() != Token.Kind.WORD) {
                break;
            }
            next++;
            name.append('.');
        }
        return name.toString();
    }

    private void imported() {
        next++;
        if (peek().is("function") || peek().is("accumulate") || peek().is("acc")) {
            foreign = true;
            refuse(peek().start(), "import " + peek().text() + " is not allowed. Only types and verbs are imported");
            next++;
            dotted();
            while (peek().kind() == Token.Kind.WORD && !peek().is("import") && !peek().is("rule")) {
                next++;
            }
            take(";");
            return;
        }
        boolean isStatic = take("static");
        int start = peek().start();
        String name = dotted();
        if (peek().is(".")) {
            next += 2;
            foreign = true;
            refuse(start, "the import of all of " + name + " is not allowed. Maybe import each type that is used?");
        } else if (isStatic ? Permitted.isVerb(name) : types.add(name)) {
            if (isStatic) {
                verbs.add(name.substring(name.lastIndexOf('.') + 1));
            }
        } else if (leadsNowhere(name, isStatic)) {
            // The other checks complain about the import, so nothing needs saying where its verb is used.
            verbs.add(name.substring(name.lastIndexOf('.') + 1));
        } else {
            foreign = true;
            refuse(
                    start,
                    isStatic
                            ? "the static import " + name + " is not allowed. The only ones are the verbs,"
                                    + " io.github.abmrules.rules.verb.*"
                            : "the type " + name + " is not allowed. Allowed: the types of io.github.abmrules.core and"
                                    + " the facts of the rules, java.time, and List, Map, Set, Optional of java.util");
        }
        take(";");
    }

    /** A name of the project that is misspelt: the other checks tell what may be meant. */
    private static boolean leadsNowhere(String name, boolean isStatic) {
        if (isStatic && name.startsWith("io.github.abmrules.rules.verb.")) {
            return true;
        }
        if (!name.startsWith("io.github.abmrules.core.") && !name.startsWith("io.github.abmrules.rules.")) {
            return false;
        }
        String candidate = name;
        while (candidate.contains(".")) {
            try {
                Class.forName(candidate, false, Restriction.class.getClassLoader());
                return false;
            } catch (ClassNotFoundException | LinkageError e) {
                candidate = candidate.substring(0, candidate.lastIndexOf('.'));
            }
        }
        return true;
    }

    private void strange() {
        rule = null;
        Token token = peek();
        foreign = true;
        refuse(
                token.start(),
                INSTEAD.getOrDefault(
                        token.text(),
                        "\"" + token.text() + "\" has no place between rules. A file holds imports and rules"));
        next++;
        if (token.is("import")) {
            take("static");
            take("function");
            dotted();
        }
        while (!atEnd() && !peek().is("rule") && !INSTEAD.containsKey(peek().text())) {
            next++;
        }
    }

    private void rule() {
        next++;
        rule = null;
        Token name = take();
        if (name.kind() != Token.Kind.TEXT) {
            refuse(name.start(), "the name of a rule is a text in quotes");
        }
        rule = name.text();
        annotations();
        guard.begin();
        if (take("when")) {
            while (!atEnd() && !peek().is("then")) {
                if (!element()) {
                    skipTo("then");
                }
                if (peek().is("and") || peek().is("or")) {
                    next++;
                }
            }
        }
        if (!take("then")) {
            refuse(peek().start(), "the rule has no \"then\"");
            skipTo("end");
            take("end");
            return;
        }
        int begin = tokens.get(next - 1).end();
        consequence();
        int end = peek().start();
        shapes.add(new Shape(
                unquoted(name.text()), file.text().substring(begin, end).strip()));
        if (!take("end")) {
            refuse(peek().start(), "the rule has no \"end\"");
        }
        rule = null;
    }

    private static String unquoted(String text) {
        return text.length() < 2 ? text : text.substring(1, text.length() - 1);
    }

    private void skipTo(String word) {
        while (!atEnd() && !peek().is(word)) {
            next++;
        }
    }

    private void annotations() {
        while (!atEnd() && !peek().is("when") && !peek().is("then")) {
            Token first = take();
            if (first.is("@")) {
                Token name = take();
                boolean text = peek().is("(") && ahead(1).kind() == Token.Kind.TEXT && ahead(2).is(")");
                if (ANNOTATIONS.contains(name.text()) && text) {
                    if (name.is("id")) {
                        rule = unquoted(ahead(1).text());
                    }
                    next += 3;
                    continue;
                }
                refuse(
                        first.start(),
                        "the annotation @" + name.text() + " is not allowed as it stands. Allowed: @id, @playbook,"
                                + " @since, @covers, each with one text in quotes");
                skipAttribute();
            } else if (first.is("salience") && peek().kind() == Token.Kind.NUMBER) {
                next++;
            } else if (first.is("salience") && peek().is("-") && ahead(1).kind() == Token.Kind.NUMBER) {
                next += 2;
            } else if (first.is("no") && peek().is("-") && ahead(1).is("loop")) {
                next += 2;
                if (peek().is("true") || peek().is("false")) {
                    next++;
                }
            } else {
                refuse(
                        first.start(),
                        INSTEAD.getOrDefault(
                                first.text(),
                                "\"" + first.text() + "\" has no place here. Between its name and \"when\" a rule has"
                                        + " annotations"));
                skipAttribute();
            }
        }
    }

    private void skipAttribute() {
        while (!atEnd() && !peek().is("when") && !peek().is("then") && !peek().is("@")) {
            next++;
        }
    }

    /** An element of the conditions; false when nobody knows where it ends. */
    private boolean element() {
        Token token = peek();
        if (token.is("not") || token.is("exists")) {
            next++;
            return element();
        }
        if (token.is("forall") || token.is("(")) {
            if (token.is("forall")) {
                next++;
            }
            return group();
        }
        if (token.is("accumulate") || token.is("acc")) {
            next++;
            return accumulate() != null;
        }
        String variable = null;
        if (token.isVariable() && ahead(1).is(":")) {
            variable = token.text();
            next += 2;
        }
        return pattern(variable, token.start());
    }

    private boolean group() {
        if (!take("(")) {
            refuse(peek().start(), "a bracket is missing");
            return false;
        }
        while (!atEnd() && !peek().is(")")) {
            if (!element()) {
                return false;
            }
            if (peek().is("and") || peek().is("or")) {
                next++;
            }
        }
        return take(")");
    }

    private boolean pattern(@Nullable String variable, int start) {
        Token first = peek();
        if (first.kind() != Token.Kind.WORD || INSTEAD.containsKey(first.text())) {
            refuse(
                    first.start(),
                    INSTEAD.getOrDefault(
                            first.text(),
                            "\"" + first.text() + "\" has no place in conditions. They hold patterns, $v : Type( … ),"
                                    + " with not, exists, forall, accumulate, and and or"));
            return false;
        }
        String name = dotted();
        Class<?> type = types.named(name);
        if (!peek().is("(")) {
            refuse(first.start(), "\"" + name + "\" is no pattern. Conditions hold patterns: $v : Type( … )");
            return false;
        }
        if (type == null && (name.contains(".") || isLoadable(name))) {
            foreign = true;
            refuse(
                    first.start(),
                    "the type " + name + " is not allowed by this name. Maybe import it, if it is one of the domain?");
        }
        if (variable != null) {
            guard.bind(variable, type, start);
        }
        int open = next++;
        int close = closing(open);
        if (close < 0) {
            refuse(tokens.get(open).start(), "the bracket has no end");
            return false;
        }
        next = close + 1;
        int after = next;
        Class<?> source = null;
        if (take("from")) {
            Class<?> from = from();
            if (from == null) {
                return false;
            }
            source = from;
            after = next;
        }
        if (peek().is("over")) {
            refuse(peek().start(), "windows over time are not allowed: the facts know when things happened");
            return false;
        }
        guard.fact(type != null ? type : source == null || source == void.class ? null : source);
        conditions(open + 1, close);
        guard.fact(null);
        next = after;
        return true;
    }

    /** Types of java.lang need no import. */
    static boolean isLoadable(String name) {
        try {
            Class.forName("java.lang." + name, false, Restriction.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** The index of the bracket that closes one; -1 when there is none. */
    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            if (tokens.get(i).is("(")) {
                depth++;
            } else if (tokens.get(i).is(")")) {
                depth--;
                if (depth == 0) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Conditions between two tokens, parted by commas. */
    private void conditions(int from, int to) {
        int begin = from;
        int depth = 0;
        for (int i = from; i <= to; i++) {
            Token token = tokens.get(i);
            boolean parts = depth == 0 && (i == to || token.is(","));
            if (token.is("(") || token.is("[") || token.is("{")) {
                depth++;
            } else if (i < to && (token.is(")") || token.is("]") || token.is("}"))) {
                depth--;
            }
            if (parts) {
                if (i > begin) {
                    guard.condition(expression(begin, i));
                }
                begin = i + 1;
            }
        }
    }

    private Expression expression(int from, int to) {
        return RuleExpressions.read(
                file.text(), tokens.get(from).start(), tokens.get(to - 1).end());
    }

    /** What a pattern takes its facts from; void when nothing is known of it, null when nobody knows where it ends. */
    private @Nullable Class<?> from() {
        Token token = peek();
        if (token.is("collect")) {
            next++;
            return group() ? void.class : null;
        }
        if (token.is("accumulate") || token.is("acc")) {
            next++;
            return accumulate();
        }
        if (!token.isVariable()) {
            refuse(
                    token.start(),
                    "from takes accumulate, collect, or a part of a variable, such as $e.profile().signals()");
            return null;
        }
        int begin = next++;
        while (peek().is(".") && ahead(1).kind() == Token.Kind.WORD) {
            next += 2;
            if (peek().is("(")) {
                int close = closing(next);
                if (close < 0) {
                    return null;
                }
                next = close + 1;
            }
        }
        guard.condition(expression(begin, next));
        return void.class;
    }

    /** An accumulate, behind its name: the type of its result, or null when it cannot be read. */
    private @Nullable Class<?> accumulate() {
        if (!peek().is("(")) {
            refuse(peek().start(), "a bracket is missing");
            return null;
        }
        int close = closing(next);
        next++;
        while (next < close && !peek().is(";") && !peek().is(",")) {
            if (FUNCTIONS.containsKey(peek().text()) || !element()) {
                break;
            }
            if (peek().is("and") || peek().is("or")) {
                next++;
            }
        }
        if (!peek().is(";") && !peek().is(",")) {
            if (complaints.isEmpty()) {
                refuse(peek().start(), "accumulate( pattern; $n : count( … ) ) is how accumulate is written");
            }
            return null;
        }
        next++;
        Class<?> result = void.class;
        while (next < close) {
            Token start = peek();
            String variable = null;
            if (start.isVariable() && ahead(1).is(":")) {
                variable = start.text();
                next += 2;
            }
            Token function = take();
            Class<?> type = FUNCTIONS.get(function.text());
            if (type == null || !peek().is("(")) {
                refuse(
                        function.start(),
                        "\"" + function.text() + "\" is no function of accumulate. Allowed: "
                                + String.join(
                                        ", ",
                                        FUNCTIONS.keySet().stream().sorted().toList())
                                + "; code is not");
                return null;
            }
            int end = closing(next);
            if (end < 0 || end > close) {
                return null;
            }
            conditions(next + 1, end);
            next = end + 1;
            result = type;
            if (variable != null) {
                guard.bind(variable, (Type) type, start.start());
            }
            if (take(";")) {
                conditions(next, close);
                next = close;
            } else if (!take(",") && next < close) {
                refuse(peek().start(), "a comma is missing");
                return null;
            }
        }
        next = close + 1;
        return result;
    }

    private void consequence() {
        int begin = next;
        int depth = 0;
        while (!atEnd() && !(depth == 0 && peek().is("end"))) {
            Token token = take();
            if (token.is("(") || token.is("{") || token.is("[")) {
                depth++;
            } else if (token.is(")") || token.is("}") || token.is("]")) {
                depth--;
            }
            if (depth == 0 && token.is(";")) {
                if (next - 1 > begin) {
                    guard.statement(expression(begin, next - 1));
                }
                begin = next;
            }
        }
        if (next > begin) {
            guard.statement(expression(begin, next));
        }
    }
}
