package io.github.abmrules.rules.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is written.
 *
 * @param id its id; null when it has none
 * @param name its name
 * @param start offset where it begins
 * @param patterns the patterns of its conditions, in their order
 * @param consequence the statements of its right-hand side
 */
public record ReadRule(
        @Nullable String id, String name, int start, List<Pattern> patterns, List<Expression> consequence) {

    /** Copies the lists. */
    public ReadRule {
        patterns = List.copyOf(patterns);
        consequence = List.copyOf(consequence);
    }

    /**
     * A pattern: {@code $v : Type( … )}.
     *
     * @param start offset where it begins
     * @param variable what the fact is bound to; null when to nothing
     * @param type the type as it is written
     * @param typeStart offset of the type
     * @param element what the pattern stands in: empty, or such as {@code not}
     * @param conditions its conditions
     * @param functions for the result of an {@code accumulate}, the function that each variable is bound to
     */
    public record Pattern(
            int start,
            @Nullable String variable,
            String type,
            int typeStart,
            String element,
            List<Expression> conditions,
            Map<String, String> functions) {

        /** Copies the collections. */
        public Pattern {
            conditions = List.copyOf(conditions);
            functions = Map.copyOf(functions);
        }

        /** Its conditions, with what {@code &&} joins taken apart. */
        public List<Expression> conjuncts() {
            List<Expression> all = new ArrayList<>();
            conditions.forEach(condition -> conjuncts(condition, all));
            return all;
        }

        private static void conjuncts(Expression condition, List<Expression> all) {
            if (condition instanceof Expression.Binary binary
                    && binary.operator().equals("&&")) {
                conjuncts(binary.left(), all);
                conjuncts(binary.right(), all);
            } else {
                all.add(condition);
            }
        }
    }
}
