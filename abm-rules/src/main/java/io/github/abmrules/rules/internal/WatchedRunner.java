package io.github.abmrules.rules.internal;

import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.restrict.RuleLimits;
import io.github.abmrules.rules.stage.StagedBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Carries one input at a time through a session of its own and tells which rules fired, also where nothing was decided.
 * Thread-safe.
 */
public final class WatchedRunner {
    private final Sessions sessions;

    /** A runner of these rules. */
    public WatchedRunner(CompiledRules rules) {
        this(rules, RuleLimits.DEFAULT);
    }

    /** A runner of these rules that stops them at limits. */
    public WatchedRunner(CompiledRules rules, RuleLimits limits) {
        this.sessions = new Sessions(rules, limits);
    }

    /**
     * What came of it.
     *
     * @param results what came of the batch, or what was inserted; empty when the rules failed
     * @param failure how the rules failed; null when they did not
     * @param fired ids of the rules that fired
     * @param facts all facts at the end; empty when the rules failed
     */
    public record Watched<R>(List<R> results, @Nullable String failure, Set<String> fired, List<Object> facts) {

        /** Copies the collections. */
        public Watched {
            results = List.copyOf(results);
            fired = Set.copyOf(fired);
            facts = List.copyOf(facts);
        }
    }

    /** Carries a batch of one input. */
    public <R> Watched<R> carry(StagedBatch<R> batch, ParameterSet parameters) {
        Set<String> fired = new TreeSet<>();
        try {
            List<Object> facts = new ArrayList<>();
            List<R> results = sessions.carry(batch, parameters, 1, fired::add, facts::add);
            return new Watched<>(results, null, fired, facts);
        } catch (RuntimeException | Error e) {
            Sessions.rethrowFatal(e);
            return new Watched<>(List.of(), Sessions.message(e), fired, List.of());
        }
    }

    /** What rules insert of a type, once one fact is there. */
    public <T> Watched<T> inserted(Object fact, Class<T> type, ParameterSet parameters) {
        Set<String> fired = new TreeSet<>();
        List<Object> facts = new ArrayList<>();
        List<T> inserted = sessions.inserted(fact, type, parameters, fired::add, facts::add);
        return new Watched<>(inserted, null, fired, facts);
    }
}
