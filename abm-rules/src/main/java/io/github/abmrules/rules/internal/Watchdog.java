package io.github.abmrules.rules.internal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.kie.api.runtime.KieSession;

/**
 * Halts sessions whose rules do not come to an end. It measures how long they work, and is no clock that a decision could
 * read. One idle daemon thread serves all sessions of the virtual machine. Thread-safe.
 */
final class Watchdog {
    private static final ScheduledExecutorService THREAD = thread();

    private Watchdog() {}

    private static ScheduledExecutorService thread() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(null, work, "abm-rules-watchdog", 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return Executors.unconfigurableScheduledExecutorService(executor);
    }

    /** Watches a session until the watch is closed. */
    static Watch over(KieSession session, Duration deadline) {
        return new Watch(session, deadline);
    }

    /** One session under watch. */
    static final class Watch implements AutoCloseable {
        private final ScheduledFuture<?> alarm;
        private boolean open = true;
        private boolean ended;

        private Watch(KieSession session, Duration deadline) {
            this.alarm = THREAD.schedule(() -> end(session), deadline.toNanos(), TimeUnit.NANOSECONDS);
        }

        private synchronized void end(KieSession session) {
            if (open) {
                ended = true;
                session.halt();
            }
        }

        /** Whether the time was up before the rules were done. */
        synchronized boolean ended() {
            return ended;
        }

        @Override
        public synchronized void close() {
            open = false;
            alarm.cancel(false);
        }
    }
}
