package io.github.abmrules.flink.ruleset;

import io.github.abmrules.rules.AbmEngine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which rules were in force when, with an engine for each set that was asked for. Belongs to one thread; whoever makes it
 * closes it.
 */
public final class RuleHistory implements AutoCloseable {
    private final ZoneId zone;
    private final NavigableMap<Instant, Held> sets = new TreeMap<>();

    /** Rules with their engine, which sets that are the same have in common. */
    private record Held(RuleSet rules, AbmEngine engine) {}

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
        Held same = sets.values().stream()
                .filter(held -> held.rules().equals(rules))
                .findFirst()
                .orElse(null);
        Held old = sets.put(from, same == null ? new Held(rules, rules.engine(zone)) : same);
        closeUnlessHeld(old);
    }

    /** The rules in force at an instant; before the first set, that. */
    public AbmEngine at(Instant instant) {
        Map.Entry<Instant, Held> entry = sets.floorEntry(instant);
        return (entry == null ? sets.firstEntry() : entry).getValue().engine();
    }

    /** From when on each set is in force, the earliest first. */
    public List<Instant> starts() {
        return List.copyOf(sets.keySet());
    }

    /** Lets go of the rules that were in force from an instant on. */
    public void forget(Instant from) {
        closeUnlessHeld(sets.remove(from));
    }

    private void closeUnlessHeld(@Nullable Held held) {
        if (held != null && !sets.containsValue(held)) {
            held.engine().close();
        }
    }

    /** Closes all engines. */
    @Override
    public void close() {
        sets.values().forEach(held -> held.engine().close());
        sets.clear();
    }
}
