package io.github.abmrules.rules.reload;

import io.github.abmrules.rules.AbmEngine;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One version and how many hold it: the history, and every evaluation that runs on it. The engine is closed by whoever lets go
 * of it last. Thread-safe, without locks.
 */
final class LoadedRules {
    private final AbmEngine engine;
    private final AtomicInteger open;
    private final AtomicInteger holders = new AtomicInteger(1);

    /**
     * A version that its maker holds.
     *
     * @param open counts versions that are not closed
     */
    LoadedRules(AbmEngine engine, AtomicInteger open) {
        this.engine = engine;
        this.open = open;
        open.incrementAndGet();
    }

    AbmEngine engine() {
        return engine;
    }

    String version() {
        return engine.rulesVersion();
    }

    /** Holds it, unless the last holder has let go of it: then it is closed, and false comes back. */
    boolean hold() {
        int count = holders.get();
        while (count > 0) {
            if (holders.compareAndSet(count, count + 1)) {
                return true;
            }
            count = holders.get();
        }
        return false;
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            engine.close();
            open.decrementAndGet();
        }
    }
}
