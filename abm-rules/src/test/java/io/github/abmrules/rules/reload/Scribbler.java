package io.github.abmrules.rules.reload;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Changes rules while they are loaded: a rule calls it, and a scenario of the load makes that rule fire. */
public final class Scribbler {
    private static final AtomicInteger COUNT = new AtomicInteger(1);

    private Scribbler() {}

    /** Called by a rule. */
    public static String write(String folder) {
        new TinyRules(Path.of(folder)).parameter(COUNT.incrementAndGet());
        return "written";
    }
}
