package io.github.abmrules.cli;

import io.github.abmrules.cli.input.UnusableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says how many threads decide. */
final class ThreadOptions {

    private static final int MOST_THREADS = 256;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads decide. Default: as many as there are processors.")
    private @Nullable Integer threads;

    /** How many threads decide. */
    int threads() {
        int count =
                threads == null ? Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()) : threads;
        if (count < 1 || count > MOST_THREADS) {
            throw new UnusableException("--threads " + count + " is out of range; allowed: 1 to " + MOST_THREADS + ".");
        }
        return count;
    }
}
