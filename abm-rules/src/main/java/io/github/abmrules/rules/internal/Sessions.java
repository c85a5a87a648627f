package io.github.abmrules.rules.internal;

import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.stage.StagedBatch;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.ConsequenceException;

/** Carries facts through a session of its own. Thread-safe. */
final class Sessions {
    /** No input makes this many rules fire, unless a rule feeds itself. */
    private static final int FIRINGS_AN_INPUT = 2_000;

    /** For an input of many facts, such as a book of deals: no fact makes this many rules fire in one stage. */
    private static final int FIRINGS_A_FACT = 200;

    private final CompiledRules rules;

    Sessions(CompiledRules rules) {
        this.rules = rules;
    }

    /**
     * Carries a batch through all its stages.
     *
     * @param parameters the parameters in force
     * @param inputs how many inputs the batch has
     * @param fired is told the id of every rule that fires; null when nobody asks
     */
    <R> List<R> carry(StagedBatch<R> batch, ParameterSet parameters, int inputs, @Nullable Consumer<String> fired) {
        return carry(batch, parameters, inputs, fired, null);
    }

    /**
     * Carries a batch through all its stages.
     *
     * @param witness takes all facts at the end; null when nobody asks
     */
    <R> List<R> carry(
            StagedBatch<R> batch,
            ParameterSet parameters,
            int inputs,
            @Nullable Consumer<String> fired,
            @Nullable Consumer<Object> witness) {
        KieSession session = open(parameters, fired);
        try {
            for (Collection<?> facts = batch.begin(); !facts.isEmpty(); facts = batch.next(session.getObjects())) {
                facts.forEach(session::insert);
                fire(session, limit(inputs, facts.size()));
            }
            if (witness != null) {
                session.getObjects().forEach(witness);
            }
            return batch.results();
        } finally {
            session.dispose();
        }
    }

    /** What rules insert of a type, once one fact is there. */
    <T> List<T> inserted(Object fact, Class<T> type, ParameterSet parameters, @Nullable Consumer<String> fired) {
        KieSession session = open(parameters, fired);
        try {
            session.insert(fact);
            fire(session, FIRINGS_AN_INPUT);
            return session.getObjects().stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
        } finally {
            session.dispose();
        }
    }

    /** How often rules may fire in one stage. */
    static long limit(int inputs, int facts) {
        return Math.max((long) FIRINGS_AN_INPUT * inputs, (long) FIRINGS_A_FACT * facts);
    }

    /** A session with the parameters in it; whoever opens it disposes it. */
    KieSession open(ParameterSet parameters, @Nullable Consumer<String> fired) {
        KieSession session = rules.newSession();
        if (fired != null) {
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void afterMatchFired(AfterMatchFiredEvent event) {
                    fired.accept(String.valueOf(
                            event.getMatch().getRule().getMetaData().get("id")));
                }
            });
        }
        parameters.packs().forEach(session::insert);
        return session;
    }

    /** Fires the rules until none is left to fire. */
    static void fire(KieSession session, long most) {
        int limit = (int) Math.min(most, Integer.MAX_VALUE);
        if (session.fireAllRules(limit) >= limit) {
            throw new RunawayRulesException(limit);
        }
    }

    /** Rules that fire without end. */
    static RuntimeException runaway(long limit) {
        return new RunawayRulesException((int) Math.min(limit, Integer.MAX_VALUE));
    }

    /** The rule that failed, or "rules" when it is not known. */
    static String source(RuntimeException e) {
        return e instanceof ConsequenceException consequence && consequence.getMatch() != null
                ? String.valueOf(consequence.getMatch().getRule().getMetaData().get("id"))
                : "rules";
    }

    /** How it failed. */
    static String message(RuntimeException e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getName());
    }

    private static final class RunawayRulesException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RunawayRulesException(int limit) {
            super("Rules fired " + limit
                    + " times without coming to an end. Maybe a rule inserts what it matches itself?");
        }
    }
}
