package io.github.abmrules.rules.analysis;

import io.github.abmrules.core.rejection.Nearest;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with the rules of a file before anything of it is compiled: names that are not there, comparisons that
 * can never hold, and what rules must not do. What it does not understand it leaves to Drools.
 */
public final class RuleChecks {
    private static final int MOST_KNOWN = 24;
    private static final Set<String> CHANGES = Set.of("modify", "update", "delete", "retract", "insertLogical");
    private static final Set<String> EQUALITIES = Set.of("==", "!=", "contains", "not contains", "memberOf");
    private static final Set<String> ORDERS = Set.of("<", "<=", ">", ">=");
    private static final Pattern AFTER_STATEMENT = Pattern.compile("\\s*end\\b");
    private static final Pattern PRINTING = Pattern.compile("\\bSystem\\s*\\.\\s*(out|err)\\b");

    /** What functions of accumulate give; of the others it depends on what they are given. */
    private static final Map<String, Class<?>> RESULTS =
            Map.of("count", Long.class, "collectList", List.class, "collectSet", Set.class);

    private final RuleText file;
    private final Types types;
    private final List<Complaint> complaints = new ArrayList<>();
    private @Nullable String rule;
    private boolean inCondition;
    private @Nullable Class<?> fact;
    private final Map<String, Type> variables = new LinkedHashMap<>();

    private RuleChecks(RuleText file) {
        this.file = file;
        this.types = new Types(file.imports().keySet(), file.staticImports().keySet());
    }

    /** All that is wrong with the rules of a file, in the order of its text. */
    public static List<Complaint> of(RuleText file) {
        RuleChecks checks = new RuleChecks(file);
        checks.complaints.addAll(file.unwanted());
        file.rules().forEach(checks::check);
        checks.imports();
        checks.complaints.sort((left, right) -> left.line() == right.line()
                ? Integer.compare(left.column(), right.column())
                : Integer.compare(left.line(), right.line()));
        return List.copyOf(checks.complaints);
    }

    private void mistake(int offset, String message) {
        complaints.add(file.complaint(offset, Complaint.Weight.MISTAKE, rule, message));
    }

    private void style(int offset, String message) {
        complaints.add(file.complaint(offset, Complaint.Weight.STYLE, rule, message));
    }

    private void imports() {
        rule = null;
        Map<String, Integer> all = new LinkedHashMap<>(file.imports());
        all.putAll(file.staticImports());
        String code = withoutImports();
        all.forEach((name, offset) -> {
            String simple = name.substring(name.lastIndexOf('.') + 1);
            if (types.missing().contains(name)) {
                mistake(
                        offset,
                        "the import " + name + " leads nowhere: there is no such "
                                + (file.staticImports().containsKey(name) ? "static method" : "type") + "."
                                + siblings(name, file.staticImports().containsKey(name)));
            } else if (!simple.equals("*")
                    && !Pattern.compile("\\b" + Pattern.quote(simple) + "\\b")
                            .matcher(code)
                            .find()) {
                style(offset, "the import " + name + " is not used. Maybe take it out?");
            }
        });
    }

    private static String siblings(String name, boolean isStatic) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        String owner = name.substring(0, name.lastIndexOf('.') + 1);
        String home =
                isStatic ? Vocabulary.verbLike(simple, each -> each.startsWith(owner)) : Vocabulary.typeLike(simple);
        return home == null ? "" : " Maybe " + home + "?";
    }

    /** The text without import lines and comments. */
    private String withoutImports() {
        StringBuilder code = new StringBuilder();
        file.text().lines().forEach(line -> {
            String stripped = line.strip();
            if (!stripped.startsWith("import ") && !stripped.startsWith("//")) {
                code.append(line).append('\n');
            }
        });
        return code.toString();
    }

    private void check(ReadRule read) {
        rule = read.id() == null ? "\"" + read.name() + "\"" : read.id();
        variables.clear();
        inCondition = true;
        for (ReadRule.Pattern pattern : read.patterns()) {
            pattern(pattern);
        }
        inCondition = false;
        fact = null;
        variables.putIfAbsent("drools", Object.class);
        for (Expression statement : read.consequence()) {
            consequence(statement);
        }
        ends(read.consequence());
    }

    /** A statement without an end is nothing that Java compiles, and its message would name another line. */
    private void ends(List<Expression> statements) {
        if (statements.isEmpty()) {
            return;
        }
        int end = statements.get(statements.size() - 1).end();
        Matcher next =
                AFTER_STATEMENT.matcher(file.text()).region(end, file.text().length());
        if (next.lookingAt()) {
            int last = end;
            while (last > 1 && Character.isWhitespace(file.text().charAt(last - 1))) {
                last--;
            }
            char ending = file.text().charAt(last - 1);
            if (ending == '}' || ending == ';') {
                return;
            }
            mistake(last - 1, "the statement has no end. Maybe \";\" is missing behind it?");
        }
    }

    private void pattern(ReadRule.Pattern pattern) {
        boolean result = pattern.element().equals("result");
        fact = result ? null : types.type(pattern.type());
        if (fact == null && !result) {
            mistake(pattern.typeStart(), unknownType(pattern.type()));
        }
        pattern.functions()
                .forEach((variable, function) -> variables.put(variable, RESULTS.getOrDefault(function, Object.class)));
        for (Expression condition : pattern.conditions()) {
            typeOf(condition);
        }
        if (pattern.variable() != null) {
            variables.put(pattern.variable(), fact == null ? Object.class : fact);
        }
    }

    private void consequence(Expression statement) {
        String text = file.text().substring(statement.start(), statement.end());
        if (PRINTING.matcher(text).find()) {
            style(firstCode(statement), "a rule must not print. Maybe insert a finding: informs( … ) or warns( … )?");
            return;
        }
        String word = text.strip().replaceAll("(?s)\\W.*", "");
        if (CHANGES.contains(word)) {
            style(
                    firstCode(statement),
                    "a rule must not " + word + " facts: it inserts one and does nothing else. Maybe insert what it has"
                            + " found out?");
            return;
        }
        if (!(statement instanceof Expression.Opaque)) {
            typeOf(statement);
        }
    }

    private int firstCode(Expression statement) {
        int offset = statement.start();
        while (offset < statement.end() && Character.isWhitespace(file.text().charAt(offset))) {
            offset++;
        }
        return offset;
    }

    /** The type of an expression, with complaints about it; null when nobody knows. */
    private @Nullable Type typeOf(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return literal(literal);
        }
        if (expression instanceof Expression.Name name) {
            return name(name);
        }
        if (expression instanceof Expression.Part part) {
            return part(part);
        }
        if (expression instanceof Expression.Call call) {
            return call(call);
        }
        if (expression instanceof Expression.Unary unary) {
            Type type = typeOf(unary.operand());
            return unary.operator().equals("!") ? boolean.class : type;
        }
        if (expression instanceof Expression.Binary binary) {
            return binary(binary);
        }
        if (expression instanceof Expression.In in) {
            Type type = typeOf(in.value());
            for (Expression element : in.elements()) {
                compare(type, in.value(), element, typeOf(element));
            }
            return boolean.class;
        }
        if (expression instanceof Expression.Binding binding) {
            Type type = typeOf(binding.value());
            variables.put(binding.variable(), type == null ? Object.class : type);
            return type;
        }
        if (expression instanceof Expression.Creation creation) {
            creation.arguments().forEach(this::typeOf);
            return types.type(creation.type());
        }
        return null;
    }

    private @Nullable Type literal(Expression.Literal literal) {
        switch (literal.kind()) {
            case TEXT -> {
                return String.class;
            }
            case FLAG -> {
                return boolean.class;
            }
            case NUMBER -> {
                if (inCondition) {
                    style(
                            literal.start(),
                            "the number " + literal.value() + " stands in a condition. Put it into parameters.yaml and"
                                    + " ask for it: $p : Parameters( pack == \"…\" ), then $p.number( \"…\" )");
                }
                return int.class;
            }
            default -> {
                return null;
            }
        }
    }

    private @Nullable Type name(Expression.Name name) {
        Type variable = variables.get(name.name());
        if (variable != null) {
            return variable;
        }
        Class<?> known = fact;
        if (name.name().startsWith("$")) {
            mistake(
                    name.start(),
                    "unknown variable \"" + name.name() + "\". Bound so far: " + known(variables.keySet()) + "."
                            + Nearest.maybe(name.name(), variables.keySet()));
            return null;
        }
        if (known != null) {
            if (name.name().equals("this")) {
                return known;
            }
            Type member = Types.member(known, name.name());
            if (member != null) {
                return member;
            }
            mistake(
                    name.start(),
                    "unknown field \"" + name.name() + "\" of " + known.getSimpleName() + ". Known: "
                            + known(Types.members(known)) + "." + Nearest.maybe(name.name(), Types.members(known)));
            return null;
        }
        return null;
    }

    private @Nullable Type part(Expression.Part part) {
        Class<?> owner = typeName(part.target());
        if (owner != null) {
            return constant(part, owner);
        }
        if (looksLikeType(part.target())) {
            Expression.Name name = (Expression.Name) part.target();
            mistake(name.start(), unknownType(name.name()));
            return null;
        }
        Type target = typeOf(part.target());
        if (target == null || Types.raw(target) == Object.class || Map.class.isAssignableFrom(Types.raw(target))) {
            return null;
        }
        Class<?> raw = Types.raw(target);
        Type member = Types.member(raw, part.name());
        if (member == null) {
            mistake(
                    part.nameStart(),
                    "unknown field \"" + part.name() + "\" of " + raw.getSimpleName() + ". Known: "
                            + known(Types.members(raw)) + "." + Nearest.maybe(part.name(), Types.members(raw)));
        }
        return member;
    }

    private @Nullable Type constant(Expression.Part part, Class<?> owner) {
        if (!owner.isEnum()) {
            return Types.member(owner, part.name());
        }
        List<String> constants = Arrays.stream(owner.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
        if (constants.contains(part.name())) {
            return owner;
        }
        mistake(
                part.nameStart(),
                "unknown value \"" + part.name() + "\" of " + owner.getSimpleName() + ". Known: " + known(constants)
                        + "." + Nearest.maybe(part.name(), constants));
        return owner;
    }

    /** The type that an expression names; null when it names none. */
    private @Nullable Class<?> typeName(Expression expression) {
        if (expression instanceof Expression.Name name
                && !variables.containsKey(name.name())
                && (fact == null || Types.member(fact, name.name()) == null)) {
            return types.type(name.name());
        }
        return expression instanceof Expression.Part ? qualified(expression) : null;
    }

    private @Nullable Class<?> qualified(Expression expression) {
        String name = expression.dotted();
        return name == null || !Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1)) ? null : types.type(name);
    }

    private boolean looksLikeType(Expression expression) {
        return expression instanceof Expression.Name name
                && Character.isUpperCase(name.name().charAt(0))
                && !variables.containsKey(name.name())
                && (fact == null || Types.member(fact, name.name()) == null);
    }

    private @Nullable Type call(Expression.Call call) {
        Expression target = call.target();
        List<@Nullable Type> arguments = new ArrayList<>();
        if (target == null) {
            call.arguments().forEach(argument -> arguments.add(typeOf(argument)));
            return function(call, arguments);
        }
        Class<?> owner = typeName(target);
        Type type = owner == null ? typeOf(target) : owner;
        call.arguments().forEach(argument -> arguments.add(typeOf(argument)));
        if (type == null || Types.raw(type) == Object.class) {
            return null;
        }
        return method(call, Types.raw(type), arguments);
    }

    private @Nullable Type function(Expression.Call call, List<@Nullable Type> arguments) {
        Class<?> known = fact;
        if (known != null && !Types.methods(known, call.name()).isEmpty()) {
            return method(call, known, arguments);
        }
        List<Method> functions = types.functions(call.name());
        if (!functions.isEmpty()) {
            return fitting(call, functions, arguments);
        }
        if (call.name().equals("insert") || call.name().equals("eval")) {
            return null;
        }
        Set<String> names = new HashSet<>(types.functionNames());
        if (known != null) {
            names.addAll(Types.methodNames(known));
        }
        mistake(
                call.nameStart(),
                "unknown " + (inCondition ? "method" : "verb") + " \"" + call.name() + "\". Known: " + known(names)
                        + "." + verb(call.name(), names, arguments));
        return null;
    }

    private String verb(String name, Set<String> imported, List<@Nullable Type> arguments) {
        String near = Nearest.maybe(name, imported);
        String home = near.isEmpty()
                ? Vocabulary.verbLike(
                        name, each -> Types.statics(each).stream().anyMatch(method -> fits(method, arguments)))
                : null;
        return home == null
                ? near
                : " Maybe " + home.substring(home.lastIndexOf('.') + 1) + ", with import static " + home + "?";
    }

    private @Nullable Type method(Expression.Call call, Class<?> owner, List<@Nullable Type> arguments) {
        List<Method> methods = Types.methods(owner, call.name());
        if (methods.isEmpty()) {
            Set<String> names = Types.methodNames(owner);
            mistake(
                    call.nameStart(),
                    "unknown method \"" + call.name() + "\" of " + owner.getSimpleName() + ". Known: " + known(names)
                            + "." + Nearest.maybe(call.name(), names));
            return null;
        }
        return fitting(call, methods, arguments);
    }

    private @Nullable Type fitting(Expression.Call call, List<Method> methods, List<@Nullable Type> arguments) {
        for (Method method : methods) {
            if (fits(method, arguments)) {
                return method.getGenericReturnType();
            }
        }
        mistake(
                call.nameStart(),
                call.name() + " does not take " + described(arguments) + ". Allowed: "
                        + String.join(
                                ", or ",
                                methods.stream()
                                        .map(RuleChecks::signature)
                                        .sorted()
                                        .toList()));
        return methods.get(0).getGenericReturnType();
    }

    private static boolean fits(Method method, List<@Nullable Type> arguments) {
        Class<?>[] parameters = method.getParameterTypes();
        int fixed = method.isVarArgs() ? parameters.length - 1 : parameters.length;
        if (method.isVarArgs() ? arguments.size() < fixed : arguments.size() != fixed) {
            return false;
        }
        for (int i = 0; i < arguments.size(); i++) {
            Class<?> parameter = i < fixed ? parameters[i] : parameters[fixed].getComponentType();
            Type argument = arguments.get(i);
            if (argument != null && !assignable(Types.boxed(parameter), Types.boxed(Types.raw(argument)))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a value of a type may be one of another, as far as the static types tell. */
    private static boolean assignable(Class<?> to, Class<?> from) {
        boolean numbers = Number.class.isAssignableFrom(to) && Number.class.isAssignableFrom(from);
        return numbers
                || from == Object.class
                || to.isAssignableFrom(from)
                || (from.isAssignableFrom(to) && !from.isEnum())
                || (from.isInterface() && to.isInterface());
    }

    private static String described(List<@Nullable Type> arguments) {
        if (arguments.isEmpty()) {
            return "nothing";
        }
        return "("
                + String.join(
                        ", ",
                        arguments.stream()
                                .map(type ->
                                        type == null ? "?" : Types.raw(type).getSimpleName())
                                .toList())
                + ")";
    }

    private static String signature(Method method) {
        return method.getName() + "("
                + String.join(
                        ", ",
                        Arrays.stream(method.getParameterTypes())
                                .map(Class::getSimpleName)
                                .toList())
                + ")";
    }

    private @Nullable Type binary(Expression.Binary binary) {
        Type left = typeOf(binary.left());
        String operator = binary.operator();
        if (left != null && EQUALITIES.contains(operator) && isBareConstant(left, binary.right())) {
            return boolean.class;
        }
        Type right = typeOf(binary.right());
        if (EQUALITIES.contains(operator) || operator.equals("not memberOf")) {
            boolean inside = operator.endsWith("contains");
            boolean member = operator.endsWith("memberOf");
            Type one = inside && left != null ? Types.element(left) : left;
            Type other = member && right != null ? Types.element(right) : right;
            compare(one, binary.left(), binary.right(), other);
            return boolean.class;
        }
        if (ORDERS.contains(operator)) {
            if (left != null
                    && right != null
                    && Types.raw(left).isEnum()
                    && Types.raw(right).isEnum()) {
                style(
                        binary.left().start(),
                        "constants are compared by \"" + operator
                                + "\", which Drools runs slowly and noisily. Maybe ask"
                                + " the fact by a method that says what is meant?");
            }
            return boolean.class;
        }
        if (operator.equals("+") && (isText(left) || isText(right))) {
            return String.class;
        }
        if (operator.equals("&&") || operator.equals("||") || operator.endsWith("matches")) {
            return boolean.class;
        }
        return left;
    }

    /** Complains about a constant without its type, which no engine understands. */
    private boolean isBareConstant(Type left, Expression right) {
        Class<?> element = Types.element(left);
        Class<?> type = element == null ? Types.raw(left) : element;
        if (!type.isEnum()
                || !(right instanceof Expression.Name name)
                || variables.containsKey(name.name())
                || Arrays.stream(type.getEnumConstants())
                        .noneMatch(constant -> ((Enum<?>) constant).name().equals(name.name()))) {
            return false;
        }
        mistake(
                name.start(),
                "the constant \"" + name.name() + "\" stands without its type. Maybe " + type.getSimpleName() + "."
                        + name.name() + "?");
        return true;
    }

    private static boolean isText(@Nullable Type type) {
        return type == String.class;
    }

    /** Complains when two sides can never be equal. */
    private void compare(@Nullable Type left, Expression leftSide, Expression rightSide, @Nullable Type right) {
        if (left == null || right == null) {
            return;
        }
        Class<?> one = Types.boxed(Types.raw(left));
        Class<?> other = Types.boxed(Types.raw(right));
        if (one.isEnum() && other == String.class) {
            never(rightSide, one);
        } else if (other.isEnum() && one == String.class) {
            never(leftSide, other);
        } else if (!assignable(one, other) && !assignable(other, one)) {
            mistake(
                    rightSide.start(),
                    one.getSimpleName() + " and " + other.getSimpleName() + " are never equal, so this never holds");
        }
    }

    private void never(Expression text, Class<?> constants) {
        List<String> names = Arrays.stream(constants.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
        String written = text instanceof Expression.Literal literal ? literal.value() : "";
        String advice = names.contains(written)
                ? written
                : Nearest.to(written, names, 1).stream().findFirst().orElse(names.get(0));
        mistake(
                text.start(),
                "a text is never a constant of " + constants.getSimpleName() + ", so this never holds. Maybe "
                        + constants.getSimpleName() + "." + advice + ", without quotes?");
    }

    private String unknownType(String name) {
        String known = "unknown type \"" + name + "\". Imported: " + known(types.names()) + ".";
        String near = Nearest.maybe(name, types.names());
        String home = near.isEmpty() ? Vocabulary.typeLike(name) : null;
        String simple = home == null ? "" : home.substring(home.lastIndexOf('.') + 1);
        if (home == null) {
            return known + near;
        }
        return known + (simple.equals(name) ? " Maybe import " : " Maybe " + simple + ", with import ") + home + "?";
    }

    private static String known(Collection<String> names) {
        List<String> sorted = names.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return "nothing";
        }
        return sorted.size() <= MOST_KNOWN
                ? String.join(", ", sorted)
                : String.join(", ", sorted.subList(0, MOST_KNOWN)) + " and " + (sorted.size() - MOST_KNOWN) + " more";
    }
}
