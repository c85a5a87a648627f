package io.github.abmrules.rules.internal;

import io.github.abmrules.rules.internal.walk.Walker;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.restrict.RuleLimits;
import io.github.abmrules.rules.stage.StagedBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries inputs through their stages, some hundred at a time: walked where the rules allow it, else in a session. Thread-safe.
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
    private final String rulesVersion;
    private final Job<I, R> job;

    /** What is done with the inputs. */
    public interface Job<I, R> {

        /** The parameters in force at an instant. */
        ParameterSet parameters(Instant asOf);

        /** A batch of inputs. */
        StagedBatch<R> batch(List<I> inputs, Instant asOf);

        /** What comes of an input on which the rules failed. */
        R failed(I input, String source, String message);

        /** What a log calls an input. */
        String nameOf(I input);
    }

    /** A runner of these rules that stops them at limits. */
    public BatchRunner(CompiledRules rules, RuleLimits limits, String rulesVersion, Job<I, R> job) {
        this.sessions = new Sessions(rules, limits);
        this.walkers = new Walkers(rules.network(), sessions);
        this.rulesVersion = rulesVersion;
        this.job = job;
    }

    /** Decides about inputs, each on its own; the results are in the order of the inputs. */
    public List<R> run(List<I> inputs, Instant asOf) {
        List<R> results = new ArrayList<>(inputs.size());
        if (walkers.walkSingly()) {
            singly(inputs, asOf, results);
        }
        for (int from = results.size(); from < inputs.size(); from += CHUNK) {
            results.addAll(chunk(inputs.subList(from, Math.min(from + CHUNK, inputs.size())), asOf));
        }
        return results;
    }

    /** Walks inputs one by one, until a rule needs a session. */
    private void singly(List<I> inputs, Instant asOf, List<R> results) {
        ParameterSet parameters = job.parameters(asOf);
        try (Walkers.Lease lease = walkers.lease(parameters)) {
            for (int i = 0; i < inputs.size() && walkers.walkSingly(); i++) {
                List<I> input = List.of(inputs.get(i));
                List<R> result;
                try {
                    result = lease.carry(job.batch(input, asOf), 1);
                } catch (Sessions.RunawayRulesException e) {
                    // A session would take as long again; but what was late must have been this input.
                    result = lease.mayBlameAnother() ? chunk(input, asOf) : undecided(input, asOf, e);
                } catch (RuntimeException | Error e) {
                    Sessions.rethrowFatal(e);
                    result = chunk(input, asOf);
                }
                results.add(result.get(0));
            }
        }
    }

    /** What rules insert of a type, once one fact is there. */
    public <T> List<T> inserted(Object fact, Class<T> type, Instant asOf) {
        return sessions.inserted(fact, type, job.parameters(asOf), null, null);
    }

    /** The rule that failed, or "rules" when it is not known, such as where not even a batch can be made. */
    private String source(Throwable e, List<I> inputs, Instant asOf) {
        if (!Sessions.isNameless(e)) {
            return Sessions.source(e);
        }
        StagedBatch<R> batch;
        try {
            batch = job.batch(inputs, asOf);
        } catch (RuntimeException again) {
            return Sessions.source(e);
        }
        return sessions.culprit(batch, job.parameters(asOf));
    }

    private List<R> chunk(List<I> inputs, Instant asOf) {
        try {
            if (walkers.walk()) {
                try (Walkers.Lease lease = walkers.lease(job.parameters(asOf))) {
                    return lease.carry(job.batch(inputs, asOf), inputs.size());
                }
            }
        } catch (Walker.UnpreparedException e) {
            LOG.warn("Rules version {} runs in sessions only, since its rules cannot be walked", rulesVersion, e);
            walkers.giveUp();
        } catch (Sessions.RunawayRulesException e) {
            // A session would take as long again.
            return undecided(inputs, asOf, e);
        } catch (RuntimeException | Error e) {
            Sessions.rethrowFatal(e);
            // Something fails. A session tells what, and an input that fails only when it is walked is decided there.
            LOG.debug("{} inputs go into a session", inputs.size(), e);
            if (inputs.size() > 1) {
                return oneByOne(inputs, asOf);
            }
        }
        try {
            return sessions.carry(job.batch(inputs, asOf), job.parameters(asOf), inputs.size(), null);
        } catch (RuntimeException | Error e) {
            Sessions.rethrowFatal(e);
            return undecided(inputs, asOf, e);
        }
    }

    /** What comes of inputs on which the rules fail: one input must not take the others with it, so each is decided by itself. */
    private List<R> undecided(List<I> inputs, Instant asOf, Throwable e) {
        if (inputs.size() > 1) {
            return oneByOne(inputs, asOf);
        }
        I input = inputs.get(0);
        String source = source(e, inputs, asOf);
        LOG.warn("No decision about {} under rules version {}: {} failed", job.nameOf(input), rulesVersion, source);
        // The cause may quote the facts it stumbled over, which are nobody's business in a log at this level.
        LOG.debug("Why there is no decision about {}", job.nameOf(input), e);
        return List.of(job.failed(input, source, Sessions.message(e)));
    }

    private List<R> oneByOne(List<I> inputs, Instant asOf) {
        List<R> results = new ArrayList<>(inputs.size());
        inputs.forEach(input -> results.addAll(chunk(List.of(input), asOf)));
        return results;
    }
}
