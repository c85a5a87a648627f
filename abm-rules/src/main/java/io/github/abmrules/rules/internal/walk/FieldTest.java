package io.github.abmrules.rules.internal.walk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.base.rule.IndexableConstraint;
import org.drools.base.rule.accessor.ReadAccessor;
import org.drools.base.util.index.ConstraintTypeOperator;
import org.drools.core.reteoo.AlphaNode;
import org.drools.mvel.accessors.ClassFieldReader;
import org.jspecify.annotations.Nullable;

/**
 * A test that a field of a fact is one constant of an enum: {@code level == EngagementLevel.HIGH}. Drools says of its compiled
 * test that it is an equality, of which field and with which constant, and would find it by a hash of its own; so a field that
 * is tested for several constants need be read only once.
 *
 * @param node the test in the network
 * @param field reads the field
 * @param name the field
 * @param type the enum
 * @param constant the constant
 */
record FieldTest(AlphaNode node, ReadAccessor field, String name, Class<?> type, Enum<?> constant) {

    /** The tests among others that ask for different constants of a field, field by field. */
    static Collection<List<FieldTest>> groups(Collection<AlphaNode> nodes) {
        Map<String, List<FieldTest>> byField = new LinkedHashMap<>();
        for (AlphaNode node : nodes) {
            FieldTest test = of(node);
            if (test != null) {
                byField.computeIfAbsent(test.name(), name -> new ArrayList<>()).add(test);
            }
        }
        byField.values()
                .removeIf(group -> group.size() < 2
                        || group.stream().map(FieldTest::constant).distinct().count() < group.size());
        return byField.values();
    }

    private static @Nullable FieldTest of(AlphaNode node) {
        if (!(node.getConstraint() instanceof IndexableConstraint constraint)
                || constraint.getConstraintType() != ConstraintTypeOperator.EQUAL
                || constraint.isUnification()
                || constraint.getField() == null
                || !(constraint.getFieldExtractor() instanceof ClassFieldReader field)) {
            return null;
        }
        boolean same = constraint.getField().getValue() instanceof Enum<?> constant
                && constant.getDeclaringClass() == field.getExtractToClass();
        return same
                ? new FieldTest(node, field, field.getFieldName(), field.getExtractToClass(), (Enum<?>)
                        constraint.getField().getValue())
                : null;
    }
}
