package io.github.abmrules.rules.internal.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.base.base.ValueResolver;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.reteoo.AlphaNode;
import org.jspecify.annotations.Nullable;

/**
 * The fields by which rules are found that ask for a type of facts: those of few values that several tests read. Facts whose
 * fields have the same values are in one cell, and all of a cell pass the same of these tests. Immutable.
 */
final class FactIndex {
    /** So many cells need little room, and most are never reached. */
    private static final int MOST_CELLS = 4_096;

    /** No fields: all facts are in one cell, and every test is put to them. */
    static final FactIndex NONE = new FactIndex(List.of(), Set.of());

    private final FiniteField[] fields;

    /** The tests that read one of the fields, by identity: nodes that Drools calls equal may be of different rules. */
    private final Set<AlphaNode> tests;

    private final int cells;

    private FactIndex(List<FiniteField> fields, Set<AlphaNode> tests) {
        this.fields = fields.toArray(FiniteField[]::new);
        this.tests = tests;
        this.cells = fields.stream().mapToInt(FiniteField::values).reduce(1, (a, b) -> a * b);
    }

    /** For the rules that ask for a type of facts. */
    static FactIndex of(InternalRuleBase base, Class<?> facts, List<RulePath> paths) {
        if (facts.getClassLoader() == null) {
            // A type of the JDK is no fact of anybody's.
            return NONE;
        }
        FiniteField.Reading reading = new FiniteField.Reading(base, facts);
        IdentityHashMap<AlphaNode, @Nullable FiniteField> known = new IdentityHashMap<>();
        Map<String, List<AlphaNode>> byField = new LinkedHashMap<>();
        Map<String, FiniteField> named = new LinkedHashMap<>();
        for (RulePath path : paths) {
            for (AlphaNode node : path.factStep().tests()) {
                if (!known.containsKey(node)) {
                    FiniteField field = reading.of(node);
                    known.put(node, field);
                    if (field != null) {
                        named.putIfAbsent(field.name(), field);
                        byField.computeIfAbsent(field.name(), key -> new ArrayList<>())
                                .add(node);
                    }
                }
            }
        }
        List<FiniteField> chosen = new ArrayList<>();
        Set<AlphaNode> tests = Collections.newSetFromMap(new IdentityHashMap<>());
        int cells = 1;
        List<Map.Entry<String, List<AlphaNode>>> mostTested = new ArrayList<>(byField.entrySet());
        mostTested.sort((a, b) -> b.getValue().size() - a.getValue().size());
        for (Map.Entry<String, List<AlphaNode>> each : mostTested) {
            FiniteField field = named.get(each.getKey());
            // To read a field costs as much as one test.
            if (field != null && each.getValue().size() > 1 && (long) cells * field.values() <= MOST_CELLS) {
                cells *= field.values();
                chosen.add(field);
                tests.addAll(each.getValue());
            }
        }
        return new FactIndex(chosen, tests);
    }

    /** The names of the fields. */
    List<String> fields() {
        return Arrays.stream(fields).map(FiniteField::name).toList();
    }

    /** How many cells there are, at least one. */
    int cells() {
        return cells;
    }

    /** The cell of a fact. */
    int cellOf(Object fact, ValueResolver resolver) {
        int cell = 0;
        for (FiniteField field : fields) {
            cell = cell * field.values() + field.valueOf(fact, resolver);
        }
        return cell;
    }

    /** Whether a test reads nothing but one of the fields. */
    boolean has(AlphaNode test) {
        return tests.contains(test);
    }
}
