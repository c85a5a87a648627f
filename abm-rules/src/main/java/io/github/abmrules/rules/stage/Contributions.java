package io.github.abmrules.rules.stage;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.fact.Contribution;
import io.github.abmrules.rules.fact.Decided;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What rules inserted about one account, by kind. */
final class Contributions {
    private static final int USUAL_KINDS = 20;
    private static final int USUAL_RULES = 32;
    private static final AtomicInteger KINDS = new AtomicInteger();

    /** A number for each class of facts, which is a place in an array. */
    private static final ClassValue<Integer> KIND = new ClassValue<>() {
        @Override
        protected Integer computeValue(Class<?> type) {
            return KINDS.getAndIncrement();
        }
    };

    /** For each kind null, the one fact, or several. */
    private @Nullable Object[] byKind = new Object[USUAL_KINDS];

    private final List<FiredRule> rules = new ArrayList<>(USUAL_RULES);

    /** More than one fact of a kind. */
    private static final class Several extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;

        Several(Object first, Object second) {
            super(8);
            add(first);
            add(second);
        }
    }

    void clear() {
        Arrays.fill(byKind, null);
        rules.clear();
    }

    void add(Contribution contribution) {
        put(contribution);
        rules.add(contribution.rule());
    }

    void add(Decided decided) {
        put(decided);
        rules.add(decided.rule());
    }

    private void put(Object fact) {
        int kind = KIND.get(fact.getClass());
        if (kind >= byKind.length) {
            byKind = Arrays.copyOf(byKind, kind + USUAL_KINDS);
        }
        Object before = byKind[kind];
        if (before == null) {
            byKind[kind] = fact;
        } else if (before instanceof Several several) {
            several.add(fact);
        } else {
            byKind[kind] = new Several(before, fact);
        }
    }

    private @Nullable Object of(Class<?> type) {
        int kind = KIND.get(type);
        return kind < byKind.length ? byKind[kind] : null;
    }

    /** All of a kind. */
    @SuppressWarnings("unchecked")
    <T> List<T> all(Class<T> kind) {
        Object found = of(kind);
        if (found == null) {
            return List.of();
        }
        return found instanceof Several several ? (List<T>) several : List.of((T) found);
    }

    /** The link of the chain, of which there must be exactly one. */
    <T extends Decided> T link(Class<T> kind, String what) throws UndecidedException {
        Object found = of(kind);
        if (found == null || found instanceof Several) {
            throw new UndecidedException(
                    what, all(kind).stream().map(Decided::rule).toList());
        }
        return kind.cast(found);
    }

    /** The contribution of a kind, of which there must be exactly one. */
    <T extends Contribution> T one(Class<T> kind, String what) throws UndecidedException {
        T found = atMostOne(kind, what);
        if (found == null) {
            throw new UndecidedException(what, List.of());
        }
        return found;
    }

    /** The contribution of a kind, of which there must not be two; null when there is none. */
    <T extends Contribution> @Nullable T atMostOne(Class<T> kind, String what) throws UndecidedException {
        Object found = of(kind);
        if (found instanceof Several) {
            throw new UndecidedException(
                    what, all(kind).stream().map(Contribution::rule).toList());
        }
        return kind.cast(found);
    }

    /** The rule of every fact that was inserted, in the order of insertion. */
    List<FiredRule> rules() {
        return rules;
    }
}
