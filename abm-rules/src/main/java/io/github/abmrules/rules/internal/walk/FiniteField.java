package io.github.abmrules.rules.internal.walk;

import io.github.abmrules.rules.analysis.Expression;
import io.github.abmrules.rules.analysis.RuleExpressions;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.drools.base.base.ValueResolver;
import org.drools.base.definitions.InternalKnowledgePackage;
import org.drools.base.rule.accessor.ReadAccessor;
import org.drools.core.base.ClassFieldAccessorCache;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.reteoo.AlphaNode;
import org.drools.mvel.MVELConstraint;
import org.drools.mvel.accessors.ClassFieldAccessorStore;
import org.drools.mvel.accessors.ClassFieldReader;
import org.jspecify.annotations.Nullable;

/**
 * A field of facts that has few values: an enum, or a flag. Its values have numbers, from 0.
 *
 * @param name the field
 * @param reader reads it, as Drools does
 * @param type its type
 * @param values how many values it has
 */
record FiniteField(String name, ReadAccessor reader, Class<?> type, int values) {
    private static final Set<String> OPERATORS = Set.of("==", "!=", "<", "<=", ">", ">=", "&&", "||");

    /** The number of the value that a fact has; null is the first of an enum. */
    int valueOf(Object fact, ValueResolver resolver) {
        if (type == boolean.class) {
            return reader.getBooleanValue(resolver, fact) ? 1 : 0;
        }
        Object value = reader.getValue(resolver, fact);
        return value == null ? 0 : ((Enum<?>) value).ordinal() + 1;
    }

    /** Finds out of which field a compiled test depends. */
    static final class Reading {
        private final InternalRuleBase base;
        private final Class<?> facts;
        private final ClassFieldAccessorStore readers = new ClassFieldAccessorStore();

        /** For tests on facts of a class. */
        Reading(InternalRuleBase base, Class<?> facts) {
            this.base = base;
            this.facts = facts;
            readers.setClassFieldAccessorCache(new ClassFieldAccessorCache(facts.getClassLoader()));
        }

        /**
         * The one field that a test reads; null unless the compiled test shows that it reads nothing else: it asks for no
         * variable and calls nothing, and its text has, beside one field of the fact, only literals and constants of the
         * enum that the field is of.
         */
        @Nullable
        FiniteField of(AlphaNode node) {
            if (!(node.getConstraint() instanceof MVELConstraint test)
                    || test.getRequiredDeclarations().length > 0
                    || (test.getOperators() != null && test.getOperators().length > 0)
                    || test.isDynamic()
                    || test.isUnification()) {
                return null;
            }
            String text = test.getExpression();
            Expression expression = RuleExpressions.read(text, 0, text.length());
            Set<String> fields = new TreeSet<>();
            Set<String> constants = new TreeSet<>();
            if (!names(expression, fields, constants) || fields.size() != 1) {
                return null;
            }
            FiniteField field = field(fields.iterator().next());
            return field != null && constants.stream().allMatch(each -> isConstant(each, field.type(), test))
                    ? field
                    : null;
        }

        /** Gathers the names of an expression; false when it has anything but names, literals and comparisons. */
        private static boolean names(Expression expression, Set<String> fields, Set<String> constants) {
            if (expression instanceof Expression.Literal) {
                return true;
            }
            if (expression instanceof Expression.Name name) {
                fields.add(name.name());
                return true;
            }
            if (expression instanceof Expression.Part) {
                String dotted = expression.dotted();
                if (dotted != null) {
                    constants.add(dotted);
                }
                return dotted != null;
            }
            if (expression instanceof Expression.Unary unary) {
                return unary.operator().equals("!") && names(unary.operand(), fields, constants);
            }
            return expression instanceof Expression.Binary binary
                    && OPERATORS.contains(binary.operator())
                    && names(binary.left(), fields, constants)
                    && names(binary.right(), fields, constants);
        }

        private @Nullable FiniteField field(String name) {
            if (getters(name) != 1) {
                return null;
            }
            ClassFieldReader reader = readers.getReader(facts, name);
            if (reader == null || !reader.hasReadAccessor()) {
                return null;
            }
            Class<?> type = reader.getExtractToClass();
            if (type == boolean.class) {
                return new FiniteField(name, reader, type, 2);
            }
            return type != null && type.isEnum()
                    ? new FiniteField(name, reader, type, type.getEnumConstants().length + 1)
                    : null;
        }

        /** How many methods a name may stand for. */
        private long getters(String name) {
            String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            Set<String> names = Set.of(name, "get" + capital, "is" + capital);
            return Arrays.stream(facts.getMethods())
                    .filter(method -> method.getParameterCount() == 0)
                    .map(Method::getName)
                    .filter(names::contains)
                    .distinct()
                    .count();
        }

        /** Whether a name is that of a constant of an enum, wherever the test may have been written. */
        private boolean isConstant(String dotted, Class<?> type, MVELConstraint test) {
            int dot = dotted.lastIndexOf('.');
            String head = dotted.substring(0, dotted.indexOf('.'));
            boolean known = type.isEnum()
                    && getters(head) == 0
                    && Arrays.stream(type.getEnumConstants())
                            .anyMatch(each -> ((Enum<?>) each).name().equals(dotted.substring(dot + 1)));
            return known
                    && !test.getPackageNames().isEmpty()
                    && test.getPackageNames().stream().allMatch(name -> resolves(name, dotted.substring(0, dot), type));
        }

        /** Whether a package imports a type under a name, or the name is that of the type in full. */
        private boolean resolves(String packageName, String name, Class<?> type) {
            InternalKnowledgePackage rules = base.getPackage(packageName);
            if (rules == null || name.equals(type.getCanonicalName())) {
                return rules != null;
            }
            int dot = name.indexOf('.');
            String head = dot < 0 ? name : name.substring(0, dot);
            List<String> imported = rules.getImports().keySet().stream()
                    .map(each -> each.replace('$', '.'))
                    .filter(each -> each.endsWith("." + head))
                    .map(each -> each + name.substring(head.length()))
                    .toList();
            return !imported.isEmpty() && imported.stream().allMatch(each -> each.equals(type.getCanonicalName()));
        }
    }
}
