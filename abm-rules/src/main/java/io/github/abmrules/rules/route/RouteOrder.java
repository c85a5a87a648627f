package io.github.abmrules.rules.route;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts steps in order: what others need comes first, each after what it needs itself; then the rest as the guide has it.
 * Steps that need each other in a circle stay in the order of the guide.
 */
final class RouteOrder {
    private final Map<String, Set<String>> needed = new LinkedHashMap<>();
    private final Set<String> neededByOthers = new LinkedHashSet<>();

    /** A step needs another one before it. */
    void require(String step, String first) {
        needed.computeIfAbsent(step, key -> new LinkedHashSet<>()).add(first);
        neededByOthers.add(first);
    }

    /** The steps and all that they need, each once. */
    List<String> of(Collection<String> steps) {
        Set<String> visited = new LinkedHashSet<>();
        Set<String> open = new LinkedHashSet<>();
        List<String> order = new ArrayList<>();
        steps.forEach(step -> visit(step, visited, open, order));
        List<String> sorted = new ArrayList<>(order);
        sorted.removeIf(step -> !neededByOthers.contains(step));
        order.stream().filter(step -> !neededByOthers.contains(step)).forEach(sorted::add);
        return sorted;
    }

    private void visit(String step, Set<String> visited, Set<String> open, List<String> order) {
        if (visited.contains(step) || !open.add(step)) {
            return;
        }
        needed.getOrDefault(step, Set.of()).forEach(first -> visit(first, visited, open, order));
        if (visited.add(step)) {
            order.add(step);
        }
    }
}
