package io.github.abmrules.rules.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Runs scenarios one by one, as they are written and in another order, and remembers what they cover.
 * {@link ScenarioRunner#trials} makes it. Thread-safe.
 */
public final class ScenarioTrials {
    private final Trial trial;
    private final Witness witness;
    private final Queue<ScenarioResult> results = new ConcurrentLinkedQueue<>();

    ScenarioTrials(Trial trial, Witness witness) {
        this.trial = trial;
        this.witness = witness;
    }

    /** Runs a scenario. */
    public ScenarioResult run(Scenario scenario) {
        ScenarioResult result = trial.run(scenario, witness);
        results.add(result);
        return result;
    }

    /** What the scenarios that have run cover. */
    public ScenarioCoverage coverage() {
        return witness.coverage(results);
    }

    /** Runs scenarios, several at a time; the results are in their order. */
    List<ScenarioResult> runAll(Collection<Scenario> scenarios, int threads) {
        return inParallel(scenarios, this::run, threads);
    }

    /** What a function gives for each element, several at a time; the results are in their order. */
    static <T, R> List<R> inParallel(Collection<T> elements, Function<T, R> function, int threads) {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<R>> running = new ArrayList<>();
            elements.forEach(each -> running.add(workers.submit(() -> function.apply(each))));
            List<R> all = new ArrayList<>();
            for (Future<R> each : running) {
                all.add(each.get());
            }
            return all;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The scenarios were interrupted.", e);
        } finally {
            workers.shutdownNow();
        }
    }
}
