package io.github.abmrules.hubspot.transport;

import io.github.abmrules.hubspot.failure.CancelledException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ends calls from another thread. Thread-safe. */
public final class Cancellation {

    private final Set<Runnable> running = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    /** A cancellation that did not happen yet. */
    public Cancellation() {}

    /** Ends every call that runs, and every later one before it is sent. */
    public void cancel() {
        cancelled = true;
        running.forEach(Runnable::run);
    }

    /** Whether {@link #cancel} was called. */
    public boolean isCancelled() {
        return cancelled;
    }

    /**
     * Fails when cancelled.
     *
     * @param what what is not done any more
     */
    public void check(String what) {
        if (cancelled) {
            throw new CancelledException(what + " was cancelled.", 0, null);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new CancelledException(what + " was interrupted.", 0, null);
        }
    }

    /** Runs something when cancelled, at once when it is already, until {@link #forget}. */
    void onCancel(Runnable action) {
        running.add(action);
        if (cancelled) {
            action.run();
        }
    }

    void forget(Runnable action) {
        running.remove(action);
    }
}
