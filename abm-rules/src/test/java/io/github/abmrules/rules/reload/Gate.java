package io.github.abmrules.rules.reload;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds up a rule that goes through it, so that an evaluation is under way for as long as a test needs. */
public final class Gate {
    private static volatile Gate current = new Gate();

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    private Gate() {}

    /** A closed gate for what comes. */
    static Gate close() {
        current = new Gate();
        return current;
    }

    /** Called by a rule. */
    public static String pass() throws InterruptedException {
        Gate gate = current;
        gate.entered.countDown();
        if (!gate.opened.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Nobody opened the gate.");
        }
        return "passed";
    }

    void awaitEntered() throws InterruptedException {
        if (!entered.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Nobody came to the gate.");
        }
    }

    void open() {
        opened.countDown();
    }
}
