package io.github.abmrules.rules.observation;

/**
 * Is told of every evaluation of an engine: for metrics, logs and alarms. It is called in the thread that evaluates, before the
 * decisions are handed back, and by many threads at once: be quick, and thread-safe. What it throws is logged and goes no further;
 * decisions are as they would be without it.
 *
 * <p>It is not told of explanations, nor of the made-up accounts by which an explanation finds what would have to change: their
 * decisions count nowhere. An {@code Advisor} has no listeners; who asks it holds its answers.
 */
public interface EngineListener {

    /** Accounts were evaluated, with whatever came of each. */
    void evaluated(Evaluation evaluation);
}
