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

    /** A decision about one account has some forty facts. */
    private static final int USUAL_FACTS = 64;

    private final Network network;
    private final Sessions sessions;
    private volatile boolean gaveUp;
    private volatile boolean neededSession;
    private final Map<ParameterSet, Queue<Walker>> idle = new ConcurrentHashMap<>();

    Walkers(Network network, Sessions sessions) {
        this.network = network;
        this.sessions = sessions;
    }

    /** Whether there is anything to walk. */
    boolean walk() {
        return network.walks() && !gaveUp;
    }

    /**
     * Whether inputs are best carried one by one: no session is opened, so nothing is gained by many in one, and the facts of
     * one are still at hand when the next stage asks for them.
     */
    boolean walkSingly() {
        return walk() && network.walksAll() && !neededSession;
    }

    /** From now on all facts go into sessions. */
    void giveUp() {
        gaveUp = true;
    }

    /** A walker for this thread; to be closed. */
    Lease lease(ParameterSet parameters) {
        return new Lease(parameters);
    }

    /** A walker in the hands of one thread. */
    final class Lease implements AutoCloseable {
        private final ParameterSet parameters;
        private final Queue<Walker> home;
        private final Walker walker;
        private final Deadline deadline = Deadline.in(sessions.deadline());

        /** The facts of the batch that is on its way. */
        private final List<Object> facts = new ArrayList<>(USUAL_FACTS);

        private @Nullable KieSession session;
        private boolean failed;

        /** Whether the clock began to run before the input that is on its way. */
        private boolean timeShared;

        private Lease(ParameterSet parameters) {
            this.parameters = parameters;
            this.home = idle.computeIfAbsent(parameters, key -> new ConcurrentLinkedQueue<>());
            Walker waiting = home.poll();
            this.walker = waiting == null ? network.walker(parameters) : waiting;
        }

        /** Carries a batch through all its stages, as {@link Sessions#carry} does. */
        <R> List<R> carry(StagedBatch<R> batch, int inputs) {
            timeShared = !failed;
            if (failed) {
                // What came of that took time of its own.
                deadline.begin();
            }
            failed = true;
            try {
                Collection<Object> given = batch.begin();
                while (!given.isEmpty()) {
                    given = stage(given, batch, inputs);
                }
                List<R> results = batch.results();
                failed = false;
                return results;
            } finally {
                clear();
            }
        }

        /** Whether what was late may have been the input before, or the host, and not the input that failed. */
        boolean mayBlameAnother() {
            return timeShared;
        }

        /** Fires the rules on the facts of a stage, and gives those of the next. */
        private Collection<Object> stage(Collection<Object> given, StagedBatch<?> batch, int inputs) {
            int from = facts.size();
            for (Object fact : given) {
                walker.add(fact, facts);
            }
            long limit = sessions.limit(inputs, given.size());
            long fired = 0;
            for (int done = 1; walker.waits(); done++) {
                fired += walker.fireNext(facts);
                if (fired >= limit) {
                    throw Sessions.endless(limit);
                }
                if (done % FACTS_A_LOOK == 0) {
                    requireTime(deadline.left());
                }
            }
            List<Object> forSession = walker.takeForSession();
            long left = deadline.end();
            requireTime(left);
            timeShared = false;
            if (!forSession.isEmpty()) {
                fireInSession(forSession, limit, fired, Duration.ofNanos(left));
            }
            return session == null
                    ? batch.next(facts, from == 0 ? facts : facts.subList(from, facts.size()))
                    : batch.next(withThoseOf(session));
        }

        private void fireInSession(List<Object> forSession, long limit, long fired, Duration left) {
            KieSession open = session;
            if (open == null) {
                neededSession = true;
                open = sessions.open(parameters, null);
                session = open;
            }
            forSession.forEach(open::insert);
            sessions.fire(open, limit, fired, left);
            deadline.begin();
        }

        private void requireTime(long left) {
            if (left <= 0) {
                throw sessions.late();
            }
        }

        /** All facts so far. */
        private Collection<?> withThoseOf(KieSession open) {
            List<Object> all = new ArrayList<>(open.getObjects());
            for (Object fact : facts) {
                if (walker.walks(fact)) {
                    all.add(fact);
                }
            }
            return all;
        }

        private void clear() {
            facts.clear();
            walker.clear();
            if (session != null) {
                session.dispose();
                session = null;
            }
        }

        @Override
        public void close() {
            home.add(walker);
        }
    }
}
