package io.github.abmrules.rules.diff;

import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.parameters.ParameterSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What differs between the rules of two engines, whether or not it moves an account.
 *
 * @param added ids of rules that are new
 * @param removed ids of rules that are gone
 * @param changed ids of rules that are in both, and whose text or a parameter they read differs
 * @param parameters parameters whose value differs
 */
public record RuleChanges(
        List<String> added, List<String> removed, List<String> changed, List<ParameterChange> parameters) {

    /** Copies the lists. */
    public RuleChanges {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
        parameters = List.copyOf(parameters);
    }

    /** What differs between the rules of two engines. */
    public static RuleChanges between(AbmEngine before, AbmEngine after) {
        List<ParameterChange> parameters = parameters(values(before.parameters()), values(after.parameters()));
        Set<String> values =
                parameters.stream().map(ParameterChange::parameter).collect(Collectors.toCollection(HashSet::new));
        Map<String, RuleInfo> old = byId(before);
        Map<String, RuleInfo> fresh = byId(after);
        List<String> removed =
                old.keySet().stream().filter(id -> !fresh.containsKey(id)).toList();
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        fresh.forEach((id, rule) -> {
            RuleInfo earlier = old.get(id);
            if (earlier == null) {
                added.add(id);
            } else if (!rule.text().equals(earlier.text())
                    || rule.parameters().stream().anyMatch(values::contains)) {
                changed.add(id);
            }
        });
        return new RuleChanges(added, removed, changed, parameters);
    }

    /** Whether the rules and the parameters are the same. */
    public boolean none() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty() && parameters.isEmpty();
    }

    /** The ids of all rules that are not the same. */
    Set<String> all() {
        Set<String> ids = new HashSet<>(added);
        ids.addAll(removed);
        ids.addAll(changed);
        return ids;
    }

    private static Map<String, RuleInfo> byId(AbmEngine engine) {
        Map<String, RuleInfo> rules = new LinkedHashMap<>();
        engine.rules().forEach(rule -> rules.put(rule.id(), rule));
        return rules;
    }

    private static List<ParameterChange> parameters(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new ParameterChange(name, before.get(name), after.get(name)))
                .toList();
    }

    private static Map<String, String> values(ParameterSet parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        parameters
                .packs()
                .forEach(pack -> pack.declarations()
                        .forEach(each -> values.put(pack.pack() + "/" + each.key(), each.valueText())));
        return values;
    }
}
