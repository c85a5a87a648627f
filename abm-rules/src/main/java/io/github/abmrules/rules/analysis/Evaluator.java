package io.github.abmrules.rules.analysis;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives the value of an expression of a rule for facts at hand, so that people can see why a condition did not hold. What it
 * cannot evaluate it says, and does not guess. Drools stays the authority: this only explains. Immutable.
 */
public final class Evaluator {
    /** Members by name, looked up once for a class. */
    private static final ClassValue<Map<String, Optional<Method>>> MEMBERS = new ClassValue<>() {
        @Override
        protected Map<String, Optional<Method>> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private static final ClassValue<Map<String, Object>> CONSTANTS = new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
            Map<String, Object> constants = new HashMap<>();
            if (type.isEnum()) {
                for (Object each : type.getEnumConstants()) {
                    constants.put(((Enum<?>) each).name(), each);
                }
            }
            return constants;
        }
    };

    private final Types types;

    /** An evaluator of the expressions of a file. */
    public Evaluator(RuleText file) {
        this.types = new Types(file.imports().keySet(), file.staticImports().keySet());
    }

    /** An expression that nobody here can evaluate. */
    public static final class UnknownValueException extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownValueException(String message) {
            super(message);
        }
    }

    /** The class that a pattern names; null when it is not known. */
    public @Nullable Class<?> type(String name) {
        return types.type(name);
    }

    /**
     * The value of an expression.
     *
     * @param fact the fact whose pattern it stands in; null for none
     * @param variables what is bound so far
     * @throws UnknownValueException when it cannot be evaluated
     */
    public @Nullable Object value(Expression expression, @Nullable Object fact, Map<String, Object> variables)
            throws UnknownValueException {
        if (expression instanceof Expression.Literal literal) {
            return switch (literal.kind()) {
                case TEXT -> literal.value();
                case FLAG -> Boolean.valueOf(literal.value());
                case NULL -> null;
                case NUMBER -> number(literal.value());
            };
        }
        if (expression instanceof Expression.Name name) {
            return name(name.name(), fact, variables);
        }
        if (expression instanceof Expression.Part part) {
            return part(part, fact, variables);
        }
        if (expression instanceof Expression.Call call) {
            return call(call, fact, variables);
        }
        if (expression instanceof Expression.Unary unary) {
            Object value = value(unary.operand(), fact, variables);
            if (unary.operator().equals("!")) {
                return !flag(value);
            }
            return value instanceof Number number ? decimal(number).negate() : null;
        }
        if (expression instanceof Expression.Binary binary) {
            return binary(binary, fact, variables);
        }
        if (expression instanceof Expression.In in) {
            Object value = value(in.value(), fact, variables);
            boolean found = false;
            for (Expression element : in.elements()) {
                found |= same(value, value(element, fact, variables));
            }
            return found != in.negated();
        }
        if (expression instanceof Expression.Binding binding) {
            return value(binding.value(), fact, variables);
        }
        throw new UnknownValueException("is not understood");
    }

    private static Object number(String text) throws UnknownValueException {
        try {
            return new BigDecimal(text.replaceAll("[lLbBiIfFdD]$", ""));
        } catch (NumberFormatException e) {
            throw new UnknownValueException("is no number that is understood");
        }
    }

    private @Nullable Object name(String name, @Nullable Object fact, Map<String, Object> variables)
            throws UnknownValueException {
        if (variables.containsKey(name)) {
            return variables.get(name);
        }
        if (fact != null && name.equals("this")) {
            return fact;
        }
        if (fact != null) {
            return member(fact, name);
        }
        throw new UnknownValueException("\"" + name + "\" is not bound");
    }

    private @Nullable Object part(Expression.Part part, @Nullable Object fact, Map<String, Object> variables)
            throws UnknownValueException {
        Class<?> owner = owner(part.target(), fact, variables);
        if (owner != null) {
            return constant(owner, part.name());
        }
        Object target = value(part.target(), fact, variables);
        return target == null ? null : member(target, part.name());
    }

    private static @Nullable Object constant(Class<?> owner, String name) throws UnknownValueException {
        try {
            Map<String, Object> constants = CONSTANTS.get(owner);
            return constants.containsKey(name)
                    ? constants.get(name)
                    : owner.getField(name).get(null);
        } catch (ReflectiveOperationException | NullPointerException e) {
            throw new UnknownValueException("\"" + name + "\" is no constant of " + owner.getSimpleName());
        }
    }

    /** The type that an expression names; null when it names none. */
    private @Nullable Class<?> owner(Expression expression, @Nullable Object fact, Map<String, Object> variables) {
        if (expression instanceof Expression.Name name
                && !variables.containsKey(name.name())
                && Character.isUpperCase(name.name().charAt(0))) {
            return types.type(name.name());
        }
        if (expression instanceof Expression.Part part
                && Character.isUpperCase(part.name().charAt(0))) {
            Class<?> outer = owner(part.target(), fact, variables);
            return outer == null ? null : types.type(outer.getName() + "." + part.name());
        }
        return null;
    }

    private static @Nullable Object member(Object target, String name) throws UnknownValueException {
        if (target instanceof Map<?, ?> map) {
            return map.get(name);
        }
        if (target.getClass().isArray() && name.equals("length")) {
            return Array.getLength(target);
        }
        Method method = MEMBERS.get(target.getClass())
                .computeIfAbsent(name, key -> found(target, key))
                .orElse(null);
        if (method == null) {
            throw new UnknownValueException("has no \"" + name + "\"");
        }
        return invoke(method, target);
    }

    private static Optional<Method> found(Object target, String name) {
        for (Method method : target.getClass().getMethods()) {
            if (method.getParameterCount() == 0 && Types.isNamed(method, name)) {
                return Optional.of(accessible(method, target));
            }
        }
        return Optional.empty();
    }

    private @Nullable Object call(Expression.Call call, @Nullable Object fact, Map<String, Object> variables)
            throws UnknownValueException {
        List<@Nullable Object> arguments = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            arguments.add(value(argument, fact, variables));
        }
        Expression target = call.target();
        if (target == null) {
            if (fact != null) {
                Method method = fitting(Types.methods(fact.getClass(), call.name()), arguments);
                if (method != null) {
                    return invoke(method, fact, arguments.toArray());
                }
            }
            return invokeStatic(types.functions(call.name()), call, arguments);
        }
        Class<?> owner = owner(target, fact, variables);
        if (owner != null) {
            return invokeStatic(
                    Arrays.stream(owner.getMethods())
                            .filter(method ->
                                    method.getName().equals(call.name()) && Modifier.isStatic(method.getModifiers()))
                            .toList(),
                    call,
                    arguments);
        }
        Object value = value(target, fact, variables);
        if (value == null) {
            return null;
        }
        Method method = fitting(Types.methods(value.getClass(), call.name()), arguments);
        if (method == null) {
            throw new UnknownValueException("has no method \"" + call.name() + "\" that fits");
        }
        return invoke(method, value, arguments.toArray());
    }

    private static @Nullable Object invokeStatic(
            List<Method> methods, Expression.Call call, List<@Nullable Object> arguments) throws UnknownValueException {
        Method method = fitting(methods, arguments);
        if (method == null) {
            throw new UnknownValueException("there is no method \"" + call.name() + "\" that fits");
        }
        return invoke(method, null, arguments.toArray());
    }

    private static @Nullable Method fitting(List<Method> methods, List<@Nullable Object> arguments) {
        for (Method method : methods) {
            if (method.getParameterCount() == arguments.size() && !method.isVarArgs()) {
                boolean fits = true;
                for (int i = 0; i < arguments.size(); i++) {
                    Object argument = arguments.get(i);
                    Class<?> parameter = Types.boxed(method.getParameterTypes()[i]);
                    fits &= argument == null || parameter.isInstance(argument);
                }
                if (fits) {
                    return method;
                }
            }
        }
        return null;
    }

    private static @Nullable Object invoke(Method method, @Nullable Object target, @Nullable Object... arguments)
            throws UnknownValueException {
        try {
            return accessible(method, target).invoke(target, arguments);
        } catch (IllegalAccessException e) {
            throw new UnknownValueException("cannot be reached");
        } catch (InvocationTargetException e) {
            throw new UnknownValueException("fails: " + e.getCause());
        }
    }

    /** The method as a public type declares it: the class of a value may be hidden. */
    private static Method accessible(Method method, @Nullable Object target) {
        if (target == null || Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
            return method;
        }
        List<Class<?>> types = new ArrayList<>(List.of(target.getClass().getInterfaces()));
        for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
            types.add(type);
            types.addAll(List.of(type.getInterfaces()));
        }
        for (Class<?> type : types) {
            if (Modifier.isPublic(type.getModifiers())) {
                for (Method candidate : type.getMethods()) {
                    if (candidate.getName().equals(method.getName())
                            && Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes())) {
                        return candidate;
                    }
                }
            }
        }
        return method;
    }

    private @Nullable Object binary(Expression.Binary binary, @Nullable Object fact, Map<String, Object> variables)
            throws UnknownValueException {
        String operator = binary.operator();
        Object left = value(binary.left(), fact, variables);
        if (operator.equals("&&") && !flag(left)) {
            return false;
        }
        if (operator.equals("||") && flag(left)) {
            return true;
        }
        Object right = value(binary.right(), fact, variables);
        return switch (operator) {
            case "&&", "||" -> flag(right);
            case "==" -> same(left, right);
            case "!=" -> !same(left, right);
            case "<" -> left != null && right != null && compared(left, right) < 0;
            case "<=" -> left != null && right != null && compared(left, right) <= 0;
            case ">" -> left != null && right != null && compared(left, right) > 0;
            case ">=" -> left != null && right != null && compared(left, right) >= 0;
            case "contains" -> contains(left, right);
            case "not contains", "excludes" -> !contains(left, right);
            case "memberOf" -> contains(right, left);
            case "not memberOf" -> !contains(right, left);
            case "matches" -> left != null && left.toString().matches(String.valueOf(right));
            case "not matches" -> left == null || !left.toString().matches(String.valueOf(right));
            case "+" -> plus(left, right);
            case "-" -> arithmetic(left).subtract(arithmetic(right));
            case "*" -> arithmetic(left).multiply(arithmetic(right));
            default -> throw new UnknownValueException("\"" + operator + "\" is not understood");
        };
    }

    private static Object plus(@Nullable Object left, @Nullable Object right) throws UnknownValueException {
        return left instanceof String || right instanceof String
                ? String.valueOf(left) + right
                : arithmetic(left).add(arithmetic(right));
    }

    private static BigDecimal arithmetic(@Nullable Object value) throws UnknownValueException {
        if (value instanceof Number number) {
            return decimal(number);
        }
        throw new UnknownValueException("is no number");
    }

    private static boolean flag(@Nullable Object value) {
        return Boolean.TRUE.equals(value);
    }

    private static boolean contains(@Nullable Object collection, @Nullable Object element) {
        if (collection instanceof Collection<?> elements) {
            return elements.stream().anyMatch(each -> same(each, element));
        }
        return collection instanceof String text && element != null && text.contains(element.toString());
    }

    private static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number one && right instanceof Number other) {
            return decimal(one).compareTo(decimal(other)) == 0;
        }
        return Objects.equals(left, right);
    }

    @SuppressWarnings("unchecked") // What cannot be compared throws.
    private static int compared(Object left, Object right) throws UnknownValueException {
        if (left instanceof Number one && right instanceof Number other) {
            return decimal(one).compareTo(decimal(other));
        }
        try {
            return ((Comparable<Object>) left).compareTo(right);
        } catch (ClassCastException e) {
            throw new UnknownValueException("cannot be compared");
        }
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    }
}
