package io.github.abmrules.rules.internal;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.rules.observation.EngineListener;
import io.github.abmrules.rules.observation.Evaluation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners of an engine. Without any, an evaluation costs nothing more. Thread-safe.
 *
 * @param listeners in the order in which they are told
 * @param rulesVersion what they are told of
 */
public record Audience(List<EngineListener> listeners, String rulesVersion) {
    private static final Logger LOG = LoggerFactory.getLogger(Audience.class);

    /** Copies the list. */
    public Audience {
        listeners = List.copyOf(listeners);
    }

    /** Evaluates, and tells the listeners what came of it. */
    public List<Outcome> evaluate(
            List<Account> accounts, Instant asOf, BiFunction<List<Account>, Instant, List<Outcome>> evaluation) {
        if (listeners.isEmpty()) {
            return evaluation.apply(accounts, asOf);
        }
        long begin = System.nanoTime();
        List<Outcome> outcomes = evaluation.apply(accounts, asOf);
        Duration duration = Duration.ofNanos(System.nanoTime() - begin);
        if (!outcomes.isEmpty()) {
            tell(new Evaluation(rulesVersion, asOf, outcomes, duration));
        }
        return outcomes;
    }

    private void tell(Evaluation evaluation) {
        for (EngineListener listener : listeners) {
            try {
                listener.evaluated(evaluation);
            } catch (RuntimeException | Error e) {
                Sessions.rethrowFatal(e);
                String name = listener.getClass().getName();
                LOG.warn(
                        "The listener {} failed with {}; decisions are not affected",
                        name,
                        e.getClass().getName());
                // The message may quote accounts, which are nobody's business in a log at this level.
                LOG.debug("Why the listener {} failed", name, e);
            }
        }
    }
}
