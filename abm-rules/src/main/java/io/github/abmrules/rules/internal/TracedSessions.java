package io.github.abmrules.rules.internal;

import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.restrict.RuleLimits;
import io.github.abmrules.rules.stage.StagedBatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.ConsequenceException;

/** Fires some of the rules on facts at hand and tells which fact made which rule insert what. Thread-safe. */
public final class TracedSessions {
    private static final int FACTS_A_SESSION = 500;

    private final CompiledRules rules;
    private final ParameterSet parameters;

    /** Sessions of these rules, with these parameters in force. */
    public TracedSessions(CompiledRules rules, ParameterSet parameters) {
        this.rules = rules;
        this.parameters = parameters;
    }

    /**
     * A rule that fired.
     *
     * @param rule its id
     * @param matched what it matched
     * @param inserted what it inserted
     */
    public record Firing(String rule, List<Object> matched, List<Object> inserted) {}

    /**
     * What rules do on facts, each on its own: what they insert is not fed to them again.
     *
     * @param ids the rules that may fire
     */
    public List<Firing> fire(List<?> facts, Set<String> ids) {
        List<Firing> firings = new ArrayList<>();
        for (int from = 0; from < facts.size(); from += FACTS_A_SESSION) {
            List<?> some = facts.subList(from, Math.min(facts.size(), from + FACTS_A_SESSION));
            Set<Object> given = Collections.newSetFromMap(new IdentityHashMap<>());
            given.addAll(some);
            run(some, ids, firings, Integer.MAX_VALUE, given);
        }
        return firings;
    }

    /** Whether rules go on firing once one fact is there, as often as a limit allows. */
    public boolean runsOn(Object fact, Set<String> ids, int limit) {
        return run(List.of(fact), ids, new ArrayList<>(), limit, null) >= limit;
    }

    /** All facts at the end of a batch that runs through all rules and stages; empty when a rule fails. */
    public List<Object> carry(StagedBatch<?> batch) {
        KieSession session = rules.newSession();
        try {
            carry(batch, session, match -> true);
            return new ArrayList<>(session.getObjects());
        } catch (RuntimeException e) {
            return List.of();
        } finally {
            session.dispose();
        }
    }

    private void carry(StagedBatch<?> batch, KieSession session, AgendaFilter filter) {
        parameters.packs().forEach(session::insert);
        for (Collection<?> facts = batch.begin(); !facts.isEmpty(); facts = batch.next(session.getObjects())) {
            facts.forEach(session::insert);
            session.fireAllRules(filter, RuleLimits.DEFAULT.firings() * Math.max(1, facts.size()));
        }
    }

    /** What comes of a batch when some rules do not take part. */
    public <R> List<R> results(StagedBatch<R> batch, Set<String> without) {
        KieSession session = rules.newSession();
        try {
            carry(
                    batch,
                    session,
                    match -> !without.contains(
                            String.valueOf(match.getRule().getMetaData().get("id"))));
            return batch.results();
        } finally {
            session.dispose();
        }
    }

    private int run(Collection<?> facts, Set<String> ids, List<Firing> firings, int limit, @Nullable Set<Object> only) {
        KieSession session = rules.newSession();
        try {
            Tracer tracer = new Tracer(firings);
            session.addEventListener(tracer);
            session.addEventListener(tracer.insertions);
            parameters.packs().forEach(session::insert);
            facts.forEach(session::insert);
            Predicate<List<Object>> wanted =
                    only == null ? matched -> true : matched -> matched.stream().anyMatch(only::contains);
            AgendaFilter filter = match ->
                    ids.contains(String.valueOf(match.getRule().getMetaData().get("id")))
                            && wanted.test(List.copyOf(match.getObjects()));
            while (true) {
                try {
                    return session.fireAllRules(filter, limit);
                } catch (ConsequenceException e) {
                    // It fired; a made-up fact may lack what only the right-hand side asks for.
                    tracer.done();
                }
            }
        } finally {
            session.dispose();
        }
    }

    /** Notes what each firing inserts. */
    private static final class Tracer extends DefaultAgendaEventListener {
        private final List<Firing> firings;
        private @Nullable Firing current;
        private final DefaultRuleRuntimeEventListener insertions = new DefaultRuleRuntimeEventListener() {
            @Override
            public void objectInserted(ObjectInsertedEvent event) {
                Firing firing = current;
                if (firing != null) {
                    firing.inserted().add(event.getObject());
                }
            }
        };

        Tracer(List<Firing> firings) {
            this.firings = firings;
        }

        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            current = new Firing(
                    String.valueOf(event.getMatch().getRule().getMetaData().get("id")),
                    List.copyOf(event.getMatch().getObjects()),
                    new ArrayList<>());
        }

        void done() {
            Firing firing = current;
            if (firing != null) {
                firings.add(firing);
            }
            current = null;
        }

        @Override
        public void afterMatchFired(AfterMatchFiredEvent event) {
            done();
        }
    }
}
