package io.github.abmrules.rules.restrict;

import io.github.abmrules.rules.analysis.Expression;
import io.github.abmrules.rules.analysis.RuleExpressions;
import io.github.abmrules.rules.analysis.Types;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Goes through the expressions of a rule and refuses every part that is not permitted. */
final class ExpressionGuard {
    private static final Pattern FOLLOWING = Pattern.compile("[\\w$!(\"]");
    private static final Pattern REPEATED_GROUP = Pattern.compile("\\)\\s*[*+{?]|\\\\\\d");
    private static final Pattern REPEATED = Pattern.compile("[*+]|\\{\\d*,\\d*}");
    private static final int LONGEST_PATTERN = 200;
    /** The type of what is refused already, so that nothing more needs saying about it. */
    private static final Type REFUSED = Void.class;

    private final Permitted types;
    private final Set<String> verbs;
    /** Takes what is refused, with its offset. */
    private final ObjIntConsumer<String> refusal;

    private final Map<String, Type> variables = new HashMap<>();
    /** Variables that stand for two types, so that nobody knows what can be asked of them. */
    private final Set<String> ambiguous = new HashSet<>();

    private @Nullable Class<?> fact;
    private boolean foreign;

    ExpressionGuard(Permitted types, Set<String> verbs, ObjIntConsumer<String> refusal) {
        this.types = types;
        this.verbs = verbs;
        this.refusal = refusal;
    }

    /** Begins with a rule. */
    void begin() {
        variables.clear();
        ambiguous.clear();
        fact = null;
    }

    /** The fact whose conditions follow; null for none. */
    void fact(@Nullable Class<?> type) {
        fact = type;
    }

    /** A variable is bound. */
    void bind(String name, @Nullable Type type, int offset) {
        Type bound = type == null ? Object.class : type;
        Type earlier = variables.putIfAbsent(name, bound);
        if (earlier != null && !earlier.equals(bound)) {
            ambiguous.add(name);
            refuse(offset, "the variable \"" + name + "\" stands for two things. Maybe give one of them another name?");
        }
    }

    private Type refuse(int offset, String message) {
        refusal.accept(message, offset);
        return REFUSED;
    }

    /** Whether a type was named that is not permitted, so that nobody should look at it any closer. */
    boolean foreign() {
        return foreign;
    }

    /** A condition, or another expression that must have a value. */
    @Nullable
    Type condition(Expression expression) {
        return typeOf(expression);
    }

    /** A statement of a right-hand side. */
    void statement(Expression statement) {
        fact = null;
        if (statement instanceof Expression.Call call
                && call.target() == null
                && call.name().equals("insert")
                && call.arguments().size() == 1) {
            Expression what = call.arguments().get(0);
            if (what instanceof Expression.Call verb && verb.target() == null && verbs.contains(verb.name())) {
                verb.arguments().forEach(this::argument);
                return;
            }
            if (what instanceof Expression.Creation creation) {
                Class<?> type = types.named(creation.type());
                if (type != null && Permitted.isResult(type)) {
                    creation.arguments().forEach(this::argument);
                    return;
                }
                refuse(
                        creation.start(),
                        "\"new " + creation.type()
                                + "\" is not allowed: a right-hand side makes nothing but results. Maybe a verb makes it?");
                return;
            }
            if (what instanceof Expression.Call other && other.target() == null) {
                refuse(
                        other.nameStart(),
                        "\"" + other.name() + "\" is no verb of this file. Verbs are imported: import static"
                                + " io.github.abmrules.rules.verb.Verbs.informs, for example");
                return;
            }
            if (!(what instanceof Expression.Opaque)) {
                // A value does nothing where it is inserted.
                typeOf(what);
                return;
            }
        }
        refuse(
                statement.start(),
                "a right-hand side may only insert what a verb makes. Maybe insert( informs( drools.getRule(), … ) );?");
    }

    private void argument(Expression argument) {
        boolean rule = argument instanceof Expression.Call call
                && call.name().equals("getRule")
                && call.arguments().isEmpty()
                && call.target() instanceof Expression.Name target
                && target.name().equals("drools");
        if (!rule) {
            typeOf(argument);
        }
    }

    private @Nullable Type typeOf(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return switch (literal.kind()) {
                case TEXT -> String.class;
                case NUMBER -> Number.class;
                case FLAG -> boolean.class;
                case NULL -> null;
            };
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
            typeOf(in.value());
            in.elements().forEach(this::typeOf);
            return boolean.class;
        }
        if (expression instanceof Expression.Binding binding) {
            Type type = typeOf(binding.value());
            bind(binding.variable(), type, binding.start());
            return type;
        }
        if (expression instanceof Expression.Creation creation) {
            return refuse(
                    creation.start(),
                    "\"new " + creation.type() + "\" is not allowed here. Maybe a parameter or a field has the value?");
        }
        Expression.Opaque opaque = (Expression.Opaque) expression;
        String unread = opaque.text().substring(opaque.stop() - opaque.start());
        String rest = unread.stripLeading();
        int stop = opaque.end() - rest.length();
        boolean assigns = rest.startsWith("=");
        // A condition that is whole and goes on all the same lacks what would part it from the next.
        boolean goesOn = opaque.stop() > first(opaque)
                && opaque.reason().startsWith(RuleExpressions.FOLLOWS)
                && FOLLOWING.matcher(rest).lookingAt();
        return refuse(
                assigns || goesOn ? stop : first(opaque),
                "rules hold fields, comparisons and calls on facts, and this is not understood: " + opaque.reason()
                        + (assigns ? ". Maybe ==?" : goesOn ? ". Maybe a comma is missing before it?" : ""));
    }

    private static int first(Expression.Opaque opaque) {
        int blank = opaque.text().length() - opaque.text().stripLeading().length();
        return opaque.start() + blank;
    }

    private @Nullable Type name(Expression.Name name) {
        if (name.name().startsWith("$")) {
            return ambiguous.contains(name.name()) ? null : variables.get(name.name());
        }
        Class<?> known = fact;
        if (known != null && name.name().equals("this")) {
            return known;
        }
        if (known != null) {
            return member(known, name.name(), name.start());
        }
        return refuse(
                name.start(),
                "\"" + name.name()
                        + "\" is nothing that a rule has. Use variables that its conditions bind, such as $f");
    }

    /** The type of a member; a complaint when it is there and must not be asked. What is not there compiles nowhere. */
    private @Nullable Type member(Class<?> owner, String name, int offset) {
        Type found = null;
        for (Method method : owner.getMethods()) {
            boolean hidden = method.getParameterCount() == 0
                    && (method.getName().equals(name)
                            || method.getName().equalsIgnoreCase("get" + name)
                            || method.getName().equalsIgnoreCase("is" + name));
            if (hidden && !Permitted.isPermitted(owner, method)) {
                return refuse(offset, notAllowed(owner, name));
            }
            if (Types.isNamed(method, name)) {
                found = method.getGenericReturnType();
            }
        }
        if (name.equals("class")) {
            return refuse(offset, notAllowed(owner, name));
        }
        return found;
    }

    private static String notAllowed(Class<?> owner, String name) {
        return "\"" + name + "\" of " + owner.getSimpleName()
                + " is not allowed. Restricted rules ask facts for their values, and for nothing else";
    }

    private @Nullable Type part(Expression.Part part) {
        String typeName = typeName(part.target());
        if (typeName != null) {
            return constant(part, typeName);
        }
        Type target = typeOf(part.target());
        if (target == REFUSED) {
            return REFUSED;
        }
        if (target == null) {
            return unknown(part.target(), part.name(), part.nameStart());
        }
        Class<?> owner = Types.raw(target);
        return Permitted.isPermitted(owner)
                ? member(owner, part.name(), part.nameStart())
                : refuse(part.nameStart(), notAllowed(owner, part.name()));
    }

    private @Nullable Type unknown(Expression target, String name, int offset) {
        return refuse(
                offset,
                "\"" + name + "\" is asked of something whose type nobody knows"
                        + (target instanceof Expression.Name word ? ", \"" + word.name() + "\"" : "")
                        + ". Maybe bind it to a variable in a pattern of its own?");
    }

    private @Nullable Type constant(Expression.Part part, String typeName) {
        Class<?> owner = types.named(typeName);
        if (owner == null) {
            // A simple name that is none of Java's is misspelt: the other checks tell what may be meant.
            foreign |= typeName.contains(".") || Restriction.isLoadable(typeName);
            return refuse(
                    part.start(),
                    "\"" + typeName + "." + part.name() + "\" is not allowed: restricted rules use types that the file"
                            + " imports, and of them the domain's, java.time and java.util values");
        }
        if (part.name().equals("class")) {
            return refuse(part.nameStart(), notAllowed(owner, "class"));
        }
        try {
            Field field = owner.getField(part.name());
            return Modifier.isStatic(field.getModifiers()) && Permitted.isPermitted(field.getType())
                    ? field.getType()
                    : refuse(part.nameStart(), notAllowed(owner, part.name()));
        } catch (NoSuchFieldException e) {
            // A constant that is not there: the checks say which there are.
            return owner;
        }
    }

    /** The dotted name of a type that an expression is; null when it is none. */
    private @Nullable String typeName(Expression expression) {
        String name = expression.dotted();
        if (name == null || name.startsWith("$")) {
            return null;
        }
        int dot = name.indexOf('.');
        String first = dot < 0 ? name : name.substring(0, dot);
        boolean ofFact = fact != null && (first.equals("this") || has(fact, first));
        if (ofFact) {
            return null;
        }
        String last = name.substring(name.lastIndexOf('.') + 1);
        return Character.isUpperCase(last.charAt(0)) || types.named(name) != null ? name : null;
    }

    private static boolean has(Class<?> owner, String name) {
        for (Method method : owner.getMethods()) {
            if (Types.isNamed(method, name)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Type call(Expression.Call call) {
        call.arguments().forEach(this::typeOf);
        Expression target = call.target();
        if (target == null) {
            Class<?> known = fact;
            boolean own = false;
            if (known != null) {
                for (Method method : known.getMethods()) {
                    own |= method.getName().equals(call.name());
                }
            }
            return own && known != null
                    ? method(known, known, call)
                    : refuse(
                            call.nameStart(),
                            "\"" + call.name() + "( … )\" is no method of the fact."
                                    + " Verbs stand on the right-hand side only, and nothing else can be called");
        }
        String typeName = typeName(target);
        if (typeName != null) {
            foreign = true;
            return refuse(
                    call.start(),
                    "\"" + typeName + "." + call.name() + "( … )\" is a static call, which is not allowed."
                            + " The only ones are verbs, imported by import static");
        }
        boolean drools = target instanceof Expression.Name name && name.name().equals("drools");
        Type type = drools ? null : typeOf(target);
        if (type == REFUSED) {
            return REFUSED;
        }
        if (type == null) {
            return drools
                    ? refuse(call.nameStart(), "of drools only getRule() is allowed, as an argument of a verb")
                    : unknown(target, call.name(), call.nameStart());
        }
        return method(Types.raw(type), type, call);
    }

    private @Nullable Type method(Class<?> owner, Type type, Expression.Call call) {
        if (!Permitted.isPermitted(owner)) {
            return refuse(call.nameStart(), notAllowed(owner, call.name() + "( … )"));
        }
        Class<?> boxed = owner.isPrimitive() ? Number.class : owner;
        Type back = null;
        for (Method method : boxed.getMethods()) {
            if (method.getName().equals(call.name())
                    && method.getParameterCount() == call.arguments().size()) {
                if (!Permitted.isPermitted(boxed, method)) {
                    return refuse(call.nameStart(), notAllowed(owner, call.name() + "( … )"));
                }
                back = method.getGenericReturnType();
            }
        }
        Class<?> element = Types.element(type);
        return back != null && Types.raw(back) == Object.class && element != null ? element : back;
    }

    private Type binary(Expression.Binary binary) {
        Type left = typeOf(binary.left());
        Type right = typeOf(binary.right());
        String operator = binary.operator();
        if (operator.endsWith("matches")) {
            matches(binary.right());
            return boolean.class;
        }
        if (operator.equals("+") && (left == String.class || right == String.class)) {
            return String.class;
        }
        return operator.length() == 1 && "+-*/%".contains(operator) ? Number.class : boolean.class;
    }

    /** Patterns of texts can take for ever, so only those are allowed that cannot. */
    private void matches(Expression pattern) {
        if (!(pattern instanceof Expression.Literal literal) || literal.kind() != Expression.LiteralKind.TEXT) {
            refuse(pattern.start(), "matches takes a text in quotes");
            return;
        }
        if (literal.value().length() > LONGEST_PATTERN
                || REPEATED_GROUP.matcher(literal.value()).find()
                || REPEATED.matcher(literal.value()).results().count() > 2) {
            refuse(
                    literal.start(),
                    "this pattern could take very long. Allowed: at most " + LONGEST_PATTERN
                            + " characters, two repetitions, and no repeated group or back reference");
        }
    }
}
