package io.github.abmrules.rules.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.observation.Evaluation;
import io.github.abmrules.rules.reload.ReloadingEngine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineMetricsTest {
    private static final Instant NOW = Instant.parse("2026-06-30T00:00:00Z");
    private static final Account ACME =
            Account.builder("acme").icpTier(IcpTier.A).build();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void countsEvaluations() {
        // tag::metrics[]
        EngineMetrics metrics = new EngineMetrics(registry);
        try (AbmEngine engine = AbmEngine.builder().listener(metrics).build()) {
            engine.decideEach(List.of(ACME, ACME), NOW);
            engine.decide(ACME, NOW);
        }
        // end::metrics[]
        assertThat(registry.get("abm.evaluation").timer().count()).isEqualTo(2);
        assertThat(registry.get("abm.evaluation").timer().totalTime(TimeUnit.NANOSECONDS))
                .isPositive();
        assertThat(registry.get("abm.evaluation.accounts").summary().max()).isEqualTo(2);
        assertThat(accounts("decided")).isEqualTo(3);
        assertThat(accounts("rejected")).isZero();
        assertThat(accounts("failed")).isZero();
        assertThat(registry.get("abm.rules.fired")
                        .tag("rule", "cluster.abc-none")
                        .counter()
                        .count())
                .isEqualTo(3);
        assertThat(registry.find("abm.rules.fired").tag("rule", "cluster.de").counter())
                .isNull();
    }

    @Test
    void countsWhatIsNotDecided() {
        List<Outcome> outcomes = List.of(
                Outcome.failed(ACME, "house.failing", "/ by zero"),
                Outcome.failed(ACME, "house.failing", "/ by zero"),
                Outcome.rejected(ACME, List.of(new Problem("icp_tier", null, "is required"))));
        new EngineMetrics(registry).evaluated(new Evaluation("0", NOW, outcomes, Duration.ofMillis(5)));
        assertThat(accounts("failed")).isEqualTo(2);
        assertThat(accounts("rejected")).isEqualTo(1);
        assertThat(registry.get("abm.failures")
                        .tag("source", "house.failing")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void countsReloads(@TempDir Path folder) throws IOException {
        EngineMetrics metrics = new EngineMetrics(registry);
        Path file = folder.resolve("parameters.yaml");
        Files.writeString(file, "engagement: {visit-window: 7}");
        try (ReloadingEngine engine = ReloadingEngine.builder(() -> NOW)
                .parameters(file)
                .listener(metrics)
                .engineListener(metrics)
                .build()) {
            engine.decide(ACME, NOW);
            engine.reload();
            Files.writeString(file, "engagement: {visit-window: 8}");
            engine.reload();
            engine.decide(ACME, NOW);
            Files.writeString(file, "engagement: {visit-window: soon}");
            engine.reload();
            engine.rollback();
        }
        assertThat(accounts("decided")).isEqualTo(2);
        for (String result : List.of("unchanged", "reloaded", "refused", "rolled-back")) {
            assertThat(registry.get("abm.reloads")
                            .tag("result", result)
                            .counter()
                            .count())
                    .as(result)
                    .isEqualTo(1);
        }
    }

    private double accounts(String outcome) {
        return registry.get("abm.accounts").tag("outcome", outcome).counter().count();
    }
}
