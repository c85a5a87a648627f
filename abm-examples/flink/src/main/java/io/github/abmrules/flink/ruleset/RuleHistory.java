package io.github.abmrules.flink.ruleset;

import io.github.abmrules.rules.AbmEngine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which rules were in force when, with an engine for each set that was asked for. Belongs to one thread; whoever makes it
 * closes it.
 */
public final class RuleHistory implements AutoCloseable {
    private final ZoneId zone;
    private final NavigableMap<Instant, RuleSet> sets = new TreeMap<>();
    private final Map<String, AbmEngine> engines = new HashMap<>();

    /** An empty history. */
    public RuleHistory(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Takes in rules.
     *
     * @throws UnusableRulesException when they cannot be used; the history stays as it was
     */
    public void add(Instant from, RuleSet rules) {
        engine(rules);
        sets.put(from, rules);
    }

    /** The rules in force at an instant; before the first set, that. */
    public AbmEngine at(Instant instant) {
        Map.Entry<Instant, RuleSet> entry = sets.floorEntry(instant);
        return engine((entry == null ? sets.firstEntry() : entry).getValue());
    }

    /** From when on each set is in force, the earliest first. */
    public List<Instant> starts() {
        return List.copyOf(sets.keySet());
    }

    /** Lets go of the rules that were in force from an instant on. */
    public void forget(Instant from) {
        sets.remove(from);
        Set<String> wanted = sets.values().stream().map(RuleSet::version).collect(Collectors.toSet());
        engines.entrySet().removeIf(each -> {
            boolean unused = !wanted.contains(each.getKey());
            if (unused) {
                each.getValue().close();
            }
            return unused;
        });
    }

    private AbmEngine engine(RuleSet rules) {
        AbmEngine engine = engines.get(rules.version());
        if (engine == null) {
            engine = rules.engine(zone);
            engines.put(rules.version(), engine);
        }
        return engine;
    }

    /** Closes all engines. */
    @Override
    public void close() {
        engines.values().forEach(AbmEngine::close);
        engines.clear();
    }
}
