package io.github.abmrules.rules.internal;

import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.restrict.RuleLimits;
import io.github.abmrules.rules.stage.StagedBatch;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.ConsequenceException;

/** Carries facts through a session of its own. Thread-safe. */
final class Sessions {
    /** What stands for the rule where it is not known. */
    static final String UNKNOWN = "rules";

    /** Of the firings that one input may have, the part that each fact of it, or each input of a batch, may have. */
    private static final int PART = 10;

    private final CompiledRules rules;
    private final RuleLimits limits;
    private final long part;

    Sessions(CompiledRules rules, RuleLimits limits) {
        this.rules = rules;
        this.limits = limits;
        this.part = Math.max(1, limits.firings() / PART);
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

    /**
     * What rules insert of a type, once one fact is there.
     *
     * @param witness takes all facts at the end; null when nobody asks
     */
    <T> List<T> inserted(
            Object fact,
            Class<T> type,
            ParameterSet parameters,
            @Nullable Consumer<String> fired,
            @Nullable Consumer<Object> witness) {
        KieSession session = open(parameters, fired);
        try {
            session.insert(fact);
            fire(session, limits.firings());
            if (witness != null) {
                session.getObjects().forEach(witness);
            }
            return session.getObjects().stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
        } finally {
            session.dispose();
        }
    }

    /**
     * The rule that was at work when a batch failed: carried through again, of those that were stopped the one that fired
     * most, and of those that failed the last one.
     */
    String culprit(StagedBatch<?> batch, ParameterSet parameters) {
        Firings firings = new Firings();
        KieSession session = open(parameters, null);
        session.addEventListener(firings);
        try {
            for (Collection<?> facts = batch.begin(); !facts.isEmpty(); facts = batch.next(session.getObjects())) {
                facts.forEach(session::insert);
                fire(session, limit(1, facts.size()));
            }
            return UNKNOWN;
        } catch (RunawayRulesException e) {
            return firings.most();
        } catch (RuntimeException | Error e) {
            rethrowFatal(e);
            return firings.unfinished();
        } finally {
            session.dispose();
        }
    }

    /** Passes on what no rule is to blame for, and nobody can go on from. An overflow of the stack is a rule's. */
    static void rethrowFatal(Throwable e) {
        if (e instanceof VirtualMachineError fatal && !(e instanceof StackOverflowError)) {
            throw fatal;
        }
    }

    /** Counts who fires. */
    private static final class Firings extends DefaultAgendaEventListener {
        private final Map<String, Integer> counts = new TreeMap<>();
        private String begun = UNKNOWN;

        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            begun = String.valueOf(event.getMatch().getRule().getMetaData().get("id"));
            counts.merge(begun, 1, Integer::sum);
        }

        @Override
        public void afterMatchFired(AfterMatchFiredEvent event) {
            begun = UNKNOWN;
        }

        String most() {
            return counts.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(UNKNOWN);
        }

        String unfinished() {
            return begun;
        }
    }

    /**
     * How often rules may fire in one stage. A batch that fires more is decided again, each input on its own and with all of
     * its firings.
     */
    long limit(int inputs, int facts) {
        return Math.max(limits.firings(), part * Math.max(inputs, facts));
    }

    /** How long a stage may take. */
    Duration deadline() {
        return limits.deadline();
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
    private void fire(KieSession session, long most) {
        fire(session, most, 0, limits.deadline());
    }

    /**
     * Fires the rules until none is left to fire.
     *
     * @param most how often they may fire in this stage
     * @param already how often they have done so
     * @param left what is left of the time
     */
    void fire(KieSession session, long most, long already, Duration left) {
        int limit = (int) Math.min(most - already, Integer.MAX_VALUE);
        try (Watchdog.Watch watch = Watchdog.over(session, left)) {
            int fired = session.fireAllRules(limit);
            if (watch.ended()) {
                throw late();
            }
            if (fired >= limit) {
                throw endless(most);
            }
        }
    }

    /** Rules that take longer than they may. */
    RunawayRulesException late() {
        return new RunawayRulesException("Rules did not come to an end within "
                + limits.deadline().toMillis() + " ms. Maybe a rule joins every fact with every other?");
    }

    /** Rules that fire as often as they may. */
    static RunawayRulesException endless(long limit) {
        return new RunawayRulesException("Rules fired " + limit
                + " times without coming to an end. Maybe a rule inserts what it matches itself?");
    }

    /** Whether rules were stopped, or failed in a way that does not say which. */
    static boolean isNameless(Throwable e) {
        return source(e).equals(UNKNOWN);
    }

    /** The rule that failed, or "rules" when it is not known. */
    static String source(Throwable e) {
        return e instanceof ConsequenceException consequence && consequence.getMatch() != null
                ? String.valueOf(consequence.getMatch().getRule().getMetaData().get("id"))
                : UNKNOWN;
    }

    /** How it failed. */
    static String message(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getName());
    }

    /** Rules did not come to an end. */
    static final class RunawayRulesException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RunawayRulesException(String message) {
            super(message);
        }
    }
}
