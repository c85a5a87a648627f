package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.playbook.NewsScan;
import io.github.abmrules.core.playbook.Prospect;
import io.github.abmrules.core.playbook.PursuitAdvice;
import io.github.abmrules.core.playbook.TriggerReport;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.Advisor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules that workflows ask, each made when it is asked for the first time. Thread-safe. */
public final class Rules implements AutoCloseable {

    private final Made<AbmEngine> engine;
    private final Made<Advisor<NewsScan, TriggerReport>> news;
    private final Made<Advisor<Prospect, PursuitAdvice>> pursuit;

    Rules(
            Supplier<AbmEngine> engine,
            Supplier<Advisor<NewsScan, TriggerReport>> news,
            Supplier<Advisor<Prospect, PursuitAdvice>> pursuit) {
        this.engine = new Made<>(engine);
        this.news = new Made<>(news);
        this.pursuit = new Made<>(pursuit);
    }

    /** Decides about clusters. */
    public AbmEngine engine() {
        return engine.get();
    }

    /** Says what news is worth. */
    public Advisor<NewsScan, TriggerReport> news() {
        return news.get();
    }

    /** Says whom to pursue. */
    public Advisor<Prospect, PursuitAdvice> pursuit() {
        return pursuit.get();
    }

    /** Closes those that were made. */
    @Override
    public void close() {
        AbmEngine madeEngine = engine.orNull();
        if (madeEngine != null) {
            madeEngine.close();
        }
        Advisor<NewsScan, TriggerReport> madeNews = news.orNull();
        if (madeNews != null) {
            madeNews.close();
        }
        Advisor<Prospect, PursuitAdvice> madePursuit = pursuit.orNull();
        if (madePursuit != null) {
            madePursuit.close();
        }
    }

    /** Something that is made once. */
    private static final class Made<T> {
        private final Supplier<T> maker;
        private @Nullable T value;

        private Made(Supplier<T> maker) {
            this.maker = maker;
        }

        private synchronized T get() {
            T made = value;
            if (made == null) {
                made = maker.get();
                value = made;
            }
            return made;
        }

        private synchronized @Nullable T orNull() {
            return value;
        }
    }
}
