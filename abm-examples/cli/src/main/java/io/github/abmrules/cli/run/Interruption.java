package io.github.abmrules.cli.run;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is done when the process is told to end. Whoever writes records holds the lock while he does, so that what has been
 * written ends with a record. Thread-safe.
 */
public final class Interruption {

    private static final int PATIENCE_SECONDS = 5;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Runnable action;
    private boolean over;

    /** Writes something without being interrupted. */
    void writing(Runnable write) {
        lock.lock();
        try {
            write.run();
        } finally {
            lock.unlock();
        }
    }

    /** Says what is done if the process is told to end from now on; null for nothing. */
    public void onInterrupt(@Nullable Runnable what) {
        writing(() -> action = what);
    }

    /** Says that the process ends by itself. */
    public void over() {
        writing(() -> over = true);
    }

    /**
     * Does what is to be done when the process is told to end.
     *
     * @return false when it ends by itself
     */
    public boolean interrupted() {
        boolean locked = false;
        try {
            // A pipe that nobody reads may block the writer for ever.
            locked = lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (over) {
            return false;
        }
        Runnable what = action;
        if (locked && what != null) {
            what.run();
        }
        // The lock stays locked: nothing more is written.
        return true;
    }
}
