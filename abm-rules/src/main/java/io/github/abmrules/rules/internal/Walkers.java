package io.github.abmrules.rules.internal;

import io.github.abmrules.rules.internal.walk.Network;
import io.github.abmrules.rules.internal.walk.Walker;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.stage.StagedBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;

/**
 * Carries batches through their stages without a session where the rules allow it, and puts only those facts into one that a
 * rule needs which cannot be walked. The limits of rules hold here as they do in sessions. Thread-safe: every thread borrows a
 * walker, of which each belongs to one version of dated parameters.
 */
final class Walkers {
    /** After so many facts the time is looked at. */
    private static final int FACTS_A_LOOK = 32;

    private final Network network;
    private final Sessions sessions;
    private volatile boolean gaveUp;
    private final Map<ParameterSet, Queue<Walker>> idle = new ConcurrentHashMap<>();

    Walkers(Network network, Sessions sessions) {
        this.network = network;
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
        Queue<Walker> queue = idle.computeIfAbsent(parameters, key -> new ConcurrentLinkedQueue<>());
        Walker idleOne = queue.poll();
        Walker walker = idleOne == null ? network.walker(parameters) : idleOne;
        try (Run run = new Run(walker, parameters, inputs)) {
            for (Collection<?> facts = batch.begin(); !facts.isEmpty(); facts = batch.next(run.objects())) {
                run.stage(facts);
            }
            return batch.results();
        } finally {
            queue.add(walker);
        }
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
            Deadline deadline = Deadline.in(sessions.deadline());
            forSession.clear();
            int from = walked.size();
            for (Object fact : facts) {
                (walker.walks(fact) ? walked : forSession).add(fact);
            }
            long limit = sessions.limit(inputs, facts.size());
            long fired = 0;
            List<Object> inserted = new ArrayList<>();
            for (int i = from; i < walked.size(); i++) {
                fired += walker.fire(walked.get(i), inserted);
                if (fired >= limit) {
                    throw Sessions.endless(limit);
                }
                if (i % FACTS_A_LOOK == 0) {
                    requireTime(deadline);
                }
                for (int j = 0; j < inserted.size(); j++) {
                    Object each = inserted.get(j);
                    (walker.walks(each) ? walked : forSession).add(each);
                }
                inserted.clear();
            }
            Duration left = requireTime(deadline);
            if (!forSession.isEmpty()) {
                KieSession open = session;
                if (open == null) {
                    open = sessions.open(parameters, null);
                    session = open;
                }
                forSession.forEach(open::insert);
                sessions.fire(open, limit, fired, left);
            }
        }

        /** What is left of the time for a stage. */
        private Duration requireTime(Deadline deadline) {
            Duration left = deadline.left();
            if (left.isNegative() || left.isZero()) {
                throw sessions.late();
            }
            return left;
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
