package io.github.abmrules.rules.stage;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.fact.Contribution;
import io.github.abmrules.rules.fact.Decided;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rules inserted about one account, by kind. */
final class Contributions {
    private final Map<Class<?>, List<Object>> byKind = new HashMap<>();

    void clear() {
        byKind.clear();
    }

    void add(Contribution contribution) {
        byKind.computeIfAbsent(contribution.getClass(), kind -> new ArrayList<>(4))
                .add(contribution);
    }

    void add(Decided decided) {
        byKind.computeIfAbsent(decided.getClass(), kind -> new ArrayList<>(1)).add(decided);
    }

    /** All of a kind. */
    @SuppressWarnings("unchecked")
    <T> List<T> all(Class<T> kind) {
        return (List<T>) byKind.getOrDefault(kind, List.of());
    }

    /** The link of the chain, of which there must be exactly one. */
    <T extends Decided> T link(Class<T> kind, String what) throws UndecidedException {
        List<T> found = all(kind);
        if (found.size() != 1) {
            throw new UndecidedException(what, found.stream().map(Decided::rule).toList());
        }
        return found.get(0);
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
        List<T> found = all(kind);
        if (found.size() > 1) {
            throw new UndecidedException(
                    what, found.stream().map(Contribution::rule).toList());
        }
        return found.isEmpty() ? null : found.get(0);
    }

    /** Notes every rule that inserted something. */
    void rulesInto(Collection<FiredRule> rules) {
        for (List<Object> kind : byKind.values()) {
            for (Object object : kind) {
                rules.add(
                        object instanceof Contribution contribution ? contribution.rule() : ((Decided) object).rule());
            }
        }
    }
}
