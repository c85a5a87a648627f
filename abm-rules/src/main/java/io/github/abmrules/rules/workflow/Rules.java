package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.playbook.NewsScan;
import io.github.abmrules.core.playbook.Prospect;
import io.github.abmrules.core.playbook.PursuitAdvice;
import io.github.abmrules.core.playbook.TriggerReport;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import io.github.abmrules.rules.advice.Question;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules that workflows ask, each made when it is asked for the first time. Thread-safe. */
public final class Rules implements AutoCloseable {

    private final Supplier<AbmEngine> engineMaker;
    private final Advisors advisorMaker;
    private final Map<Question<?, ?>, Advisor<?, ?>> advisors = new LinkedHashMap<>();
    private @Nullable AbmEngine engine;

    /** Makes advisors. */
    @FunctionalInterface
    public interface Advisors {

        /** An advisor; whoever asks for it closes it. */
        <I, O> Advisor<I, O> make(Question<I, O> question);
    }

    Rules(Supplier<AbmEngine> engine, Advisors advisors) {
        this.engineMaker = engine;
        this.advisorMaker = advisors;
    }

    /** Decides about clusters. */
    public synchronized AbmEngine engine() {
        AbmEngine made = engine;
        if (made == null) {
            made = engineMaker.get();
            engine = made;
        }
        return made;
    }

    /** Answers a question. */
    @SuppressWarnings("unchecked") // The advisor under a question answers it.
    public synchronized <I, O> Advisor<I, O> advisor(Question<I, O> question) {
        Advisor<?, ?> made = advisors.get(question);
        if (made == null) {
            made = advisorMaker.make(question);
            advisors.put(question, made);
        }
        return (Advisor<I, O>) made;
    }

    /** Says what news is worth. */
    public Advisor<NewsScan, TriggerReport> news() {
        return advisor(Questions.NEWS);
    }

    /** Says whom to pursue. */
    public Advisor<Prospect, PursuitAdvice> pursuit() {
        return advisor(Questions.PURSUIT);
    }

    /** Closes those that were made. */
    @Override
    public synchronized void close() {
        if (engine != null) {
            engine.close();
        }
        advisors.values().forEach(Advisor::close);
    }
}
