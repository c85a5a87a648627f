package io.github.abmrules.rules.internal;

import io.github.abmrules.rules.internal.walk.Walker;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.stage.StagedBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries inputs through sessions, some hundred at a time. Thread-safe.
 *
 * @param <I> an input
 * @param <R> what comes of one
 */
public final class BatchRunner<I, R> {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);

    /** Sessions of this size are the fastest: larger ones outgrow the caches, smaller ones pay for their making. */
    static final int CHUNK = 500;

    private final Sessions sessions;
    private final Walkers walkers;
    private final ParameterSet parameters;
    private final String rulesVersion;
    private final Job<I, R> job;

    /** What is done with the inputs. */
    public interface Job<I, R> {

        /** A batch of inputs. */
        StagedBatch<R> batch(List<I> inputs, Instant asOf);

        /** What comes of an input on which the rules failed. */
        R failed(I input, String source, String message);

        /** What a log calls an input. */
        String nameOf(I input);
    }

    /** A runner of these rules. */
    public BatchRunner(CompiledRules rules, ParameterSet parameters, String rulesVersion, Job<I, R> job) {
        this.sessions = new Sessions(rules);
        this.walkers = new Walkers(rules, sessions);
        this.parameters = parameters;
        this.rulesVersion = rulesVersion;
        this.job = job;
    }

    /** Decides about inputs, each on its own; the results are in the order of the inputs. */
    public List<R> run(List<I> inputs, Instant asOf) {
        List<R> results = new ArrayList<>(inputs.size());
        for (int from = 0; from < inputs.size(); from += CHUNK) {
            results.addAll(chunk(inputs.subList(from, Math.min(from + CHUNK, inputs.size())), asOf));
        }
        return results;
    }

    /** What rules insert of a type, once one fact is there. */
    public <T> List<T> inserted(Object fact, Class<T> type) {
        return sessions.inserted(fact, type, parameters, null);
    }

    private List<R> chunk(List<I> inputs, Instant asOf) {
        try {
            if (walkers.walk()) {
                return walkers.carry(job.batch(inputs, asOf), parameters, inputs.size());
            }
        } catch (Walker.UnpreparedException e) {
            LOG.warn("Rules version {} runs in sessions only, since its rules cannot be walked", rulesVersion, e);
            walkers.giveUp();
        } catch (RuntimeException e) {
            // Something fails. A session tells what, and an input that fails only when it is walked is decided there.
            LOG.debug("{} inputs go into a session", inputs.size(), e);
            if (inputs.size() > 1) {
                return oneByOne(inputs, asOf);
            }
        }
        try {
            return sessions.carry(job.batch(inputs, asOf), parameters, inputs.size(), null);
        } catch (RuntimeException e) {
            if (inputs.size() == 1) {
                I input = inputs.get(0);
                LOG.warn(
                        "No decision about {} under rules version {}: {} failed",
                        job.nameOf(input),
                        rulesVersion,
                        Sessions.source(e));
                // The cause may quote the facts it stumbled over, which are nobody's business in a log at this level.
                LOG.debug("Why there is no decision about {}", job.nameOf(input), e);
                return List.of(job.failed(input, Sessions.source(e), Sessions.message(e)));
            }
            // One input must not take the others with it: decide each by itself, and only the bad one fails.
            return oneByOne(inputs, asOf);
        }
    }

    private List<R> oneByOne(List<I> inputs, Instant asOf) {
        List<R> results = new ArrayList<>(inputs.size());
        inputs.forEach(input -> results.addAll(chunk(List.of(input), asOf)));
        return results;
    }
}
