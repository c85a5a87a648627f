package io.github.abmrules.rules.observation;

/**
 * Is told of every evaluation of an engine: for metrics, logs and alarms. It is called in the thread that evaluates, before the
 * decisions are handed back, and by many threads at once: be quick, and thread-safe. What it throws is logged and goes no further;
 * decisions are as they would be without it.
 */
public interface EngineListener {

    /** Accounts were evaluated, with whatever came of each. */
    void evaluated(Evaluation evaluation);
}
