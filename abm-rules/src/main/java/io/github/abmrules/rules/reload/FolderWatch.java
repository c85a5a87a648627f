package io.github.abmrules.rules.reload;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at files again and again, in a daemon thread of its own, until it is stopped. */
final class FolderWatch {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final long nanos;
    private final UnaryOperator<String> look;
    private final Thread thread;

    /**
     * A watch that runs.
     *
     * @param pause between two looks
     * @param look takes what the look before has seen, at first an empty text, and returns what it sees
     */
    FolderWatch(Duration pause, UnaryOperator<String> look) {
        this.nanos = pause.toNanos();
        this.look = look;
        this.thread = new Thread(this::run, "abm-rules-watch");
        thread.setDaemon(true);
        // A host that is taken out of its container must not be held by the loader of whoever called.
        thread.setContextClassLoader(FolderWatch.class.getClassLoader());
        thread.start();
    }

    boolean runs() {
        return stopped.getCount() > 0 && thread.isAlive();
    }

    /** Lets the thread end when it has finished what it does. */
    void stop() {
        stopped.countDown();
    }

    private void run() {
        String seen = "";
        try {
            while (!stopped.await(nanos, TimeUnit.NANOSECONDS)) {
                try {
                    seen = look.apply(seen);
                } catch (RuntimeException e) {
                    LOG.warn("The rules could not be looked at; the next look comes as usual", e);
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("The rules are watched no longer, since the thread was interrupted");
        }
    }
}
