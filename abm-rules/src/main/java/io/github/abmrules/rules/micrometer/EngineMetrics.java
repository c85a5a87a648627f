package io.github.abmrules.rules.micrometer;

import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.rules.observation.EngineListener;
import io.github.abmrules.rules.observation.Evaluation;
import io.github.abmrules.rules.reload.ReloadListener;
import io.github.abmrules.rules.reload.ReloadStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts and times what engines do, in a registry of Micrometer. One is enough for all engines of a host; give it to their
 * builders as a listener. Thread-safe.
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><th>name</th><th>kind</th><th>tags</th><th>what</th></tr>
 * <tr><td>abm.evaluation</td><td>timer</td><td></td><td>how long evaluations took</td></tr>
 * <tr><td>abm.evaluation.accounts</td><td>summary</td><td></td><td>how many accounts an evaluation had</td></tr>
 * <tr><td>abm.accounts</td><td>counter</td><td>outcome: decided, rejected, failed</td><td>accounts</td></tr>
 * <tr><td>abm.rules.fired</td><td>counter</td><td>rule: its id</td><td>decisions in which a rule took part</td></tr>
 * <tr><td>abm.failures</td><td>counter</td><td>source: mostly the id of a rule</td><td>accounts on which the rules failed</td></tr>
 * <tr><td>abm.reloads</td><td>counter</td><td>result: reloaded, unchanged, refused, rolled-back</td><td>reloads</td></tr>
 * </table>
 *
 * <p>No tag names an account.
 */
public final class EngineMetrics implements EngineListener, ReloadListener {
    private static final String ACCOUNTS = "abm.accounts";
    private static final String OUTCOME = "outcome";

    private final MeterRegistry registry;
    private final Timer evaluations;
    private final DistributionSummary sizes;
    private final Counter decided;
    private final Counter rejected;
    private final Counter failed;
    private final Map<String, Counter> fired = new ConcurrentHashMap<>();

    /** Metrics in this registry. */
    public EngineMetrics(MeterRegistry registry) {
        this.registry = registry;
        evaluations = Timer.builder("abm.evaluation")
                .description("How long evaluations took")
                .register(registry);
        sizes = DistributionSummary.builder("abm.evaluation.accounts")
                .description("How many accounts an evaluation had")
                .register(registry);
        decided = accounts("decided");
        rejected = accounts("rejected");
        failed = accounts("failed");
    }

    private Counter accounts(String outcome) {
        return Counter.builder(ACCOUNTS)
                .description("Accounts, by what came of them")
                .tag(OUTCOME, outcome)
                .register(registry);
    }

    @Override
    public void evaluated(Evaluation evaluation) {
        evaluations.record(evaluation.duration());
        sizes.record(evaluation.accounts());
        decided.increment(evaluation.decided());
        rejected.increment(evaluation.rejected());
        List<Failure> failures = evaluation.failures();
        failed.increment(failures.size());
        for (Failure failure : failures) {
            Counter.builder("abm.failures")
                    .description("Accounts on which the rules failed")
                    .tag("source", failure.source())
                    .register(registry)
                    .increment();
        }
        evaluation
                .firedRules()
                .forEach(
                        (rule, count) -> fired.computeIfAbsent(rule, this::rule).increment(count));
    }

    private Counter rule(String id) {
        return Counter.builder("abm.rules.fired")
                .description("Decisions in which a rule took part")
                .tag("rule", id)
                .register(registry);
    }

    @Override
    public void reloaded(ReloadStatus status) {
        reload("reloaded");
    }

    @Override
    public void unchanged(ReloadStatus status) {
        reload("unchanged");
    }

    @Override
    public void refused(ReloadStatus status) {
        reload("refused");
    }

    @Override
    public void rolledBack(ReloadStatus status) {
        reload("rolled-back");
    }

    private void reload(String result) {
        Counter.builder("abm.reloads")
                .description("Reloads of the rules, by what came of them")
                .tag("result", result)
                .register(registry)
                .increment();
    }
}
