package io.github.abmrules.rules.internal;

import io.github.abmrules.rules.internal.walk.Network;
import io.github.abmrules.rules.internal.walk.Walker;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.stage.StagedBatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;

/**
 * Carries batches through their stages without a session where the rules allow it, and puts only those facts into one that a
 * rule needs which cannot be walked. Thread-safe: every thread borrows a walker.
 */
final class Walkers {
    private final Network network;
    private final Sessions sessions;
    private volatile boolean gaveUp;
    private final ConcurrentLinkedQueue<Walker> idle = new ConcurrentLinkedQueue<>();

    Walkers(CompiledRules rules, Sessions sessions) {
        this.network = rules.network();
        this.sessions = sessions;
    }

    /** Whether there is anything to walk. */
    boolean walk() {
        return network.walks() && !gaveUp;
    }

    /** From now on all facts go into sessions. */
    void giveUp() {
        gaveUp = true;
    }

    /** Carries a batch through all its stages, as {@link Sessions#carry} does. */
    <R> List<R> carry(StagedBatch<R> batch, ParameterSet parameters, int inputs) {
        Walker walker = borrow(parameters);
        try (Run run = new Run(walker, parameters, inputs)) {
            for (Collection<?> facts = batch.begin(); !facts.isEmpty(); facts = batch.next(run.objects())) {
                run.stage(facts);
            }
            return batch.results();
        } finally {
            idle.add(walker);
        }
    }

    private Walker borrow(ParameterSet parameters) {
        Walker walker = idle.poll();
        return walker != null && walker.parameters() == parameters ? walker : network.walker(parameters);
    }

    /** One batch on its way. */
    private final class Run implements AutoCloseable {
        private final Walker walker;
        private final ParameterSet parameters;
        private final int inputs;
        private final List<Object> walked = new ArrayList<>();
        private final List<Object> forSession = new ArrayList<>();
        private @Nullable KieSession session;

        private Run(Walker walker, ParameterSet parameters, int inputs) {
            this.walker = walker;
            this.parameters = parameters;
            this.inputs = inputs;
        }

        private void stage(Collection<?> facts) {
            forSession.clear();
            int from = walked.size();
            for (Object fact : facts) {
                (walker.walks(fact) ? walked : forSession).add(fact);
            }
            long limit = Sessions.limit(inputs, facts.size());
            long fired = 0;
            List<Object> inserted = new ArrayList<>();
            for (int i = from; i < walked.size(); i++) {
                fired += walker.fire(walked.get(i), inserted);
                if (fired >= limit) {
                    throw Sessions.runaway(limit);
                }
                for (int j = 0; j < inserted.size(); j++) {
                    Object each = inserted.get(j);
                    (walker.walks(each) ? walked : forSession).add(each);
                }
                inserted.clear();
            }
            if (!forSession.isEmpty()) {
                KieSession open = session;
                if (open == null) {
                    open = sessions.open(parameters, null);
                    session = open;
                }
                forSession.forEach(open::insert);
                Sessions.fire(open, limit);
            }
        }

        /** All facts so far. */
        private Collection<?> objects() {
            if (session == null) {
                return walked;
            }
            List<Object> all = new ArrayList<>(walked);
            all.addAll(session.getObjects());
            return all;
        }

        @Override
        public void close() {
            if (session != null) {
                session.dispose();
            }
        }
    }
}
