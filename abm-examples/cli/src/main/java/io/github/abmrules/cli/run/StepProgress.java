package io.github.abmrules.cli.run;

import io.github.abmrules.hubspot.transport.Progress;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows a person how far the steps of a run are. Without a person it shows nothing. */
public final class StepProgress implements Progress, AutoCloseable {

    private static final int INTERVAL_MILLIS = 250;

    private final @Nullable PrintStream terminal;
    private String step = "";
    private @Nullable ProgressBar bar;

    /** Where the person looks; null when there is none. */
    public StepProgress(@Nullable PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void report(String name, long done, long total) {
        if (terminal == null) {
            return;
        }
        ProgressBar shown = bar;
        if (shown == null || !name.equals(step)) {
            close();
            step = name;
            shown = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(INTERVAL_MILLIS)
                    .setConsumer(new ConsoleProgressBarConsumer(terminal))
                    .clearDisplayOnFinish()
                    .build();
            bar = shown;
        }
        shown.stepTo(done);
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
