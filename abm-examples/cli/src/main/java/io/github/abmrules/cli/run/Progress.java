package io.github.abmrules.cli.run;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows a person how far a run has come. Without a person, or when it is over soon, it shows nothing. */
public final class Progress implements AutoCloseable {

    private static final long MEGABYTE = 1 << 20;
    private static final int INTERVAL_MILLIS = 250;

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * Begins.
     *
     * @param terminal where the person looks; null when there is none
     * @param size how many bytes there are; -1 when nobody knows
     */
    public static Progress of(@Nullable PrintStream terminal, long size) {
        boolean soonDone = size >= 0 && size < MEGABYTE;
        if (terminal == null || soonDone) {
            return new Progress(null);
        }
        return new Progress(new ProgressBarBuilder()
                .setTaskName("accounts")
                .setInitialMax(size)
                .setUnit(" MB", MEGABYTE)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(INTERVAL_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(terminal))
                .clearDisplayOnFinish()
                .build());
    }

    /** Shows how many bytes have been read. */
    public void at(long position) {
        if (bar != null) {
            bar.stepTo(position);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
