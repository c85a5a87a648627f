package io.github.abmrules.quickstart;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.health.ClusterMove;
import io.github.abmrules.core.health.Cohorts;
import io.github.abmrules.core.health.ProgrammeHealth;
import io.github.abmrules.core.health.ProgrammeMetrics;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Portfolio;
import io.github.abmrules.rules.Questions;
import java.time.Instant;
import java.util.List;

/** Is a programme healthy, and does it move accounts? */
public final class HealthOfAProgramme {
    private static final Instant AS_OF = Instant.parse("2026-06-30T00:00:00Z");
    private static final Instant IN_JUNE = Instant.parse("2026-06-10T00:00:00Z");

    private HealthOfAProgramme() {}

    /** Judges a programme whose accounts the engine decides about, and prints what it says. */
    public static void main(String[] args) {
        // tag::health[]
        try (AbmEngine engine = AbmEngine.create();
                Advisor<ProgrammeMetrics, ProgrammeHealth> advisor = Advisor.of(Questions.PROGRAMME)) {
            Portfolio portfolio = engine.decideAll(accounts(), AS_OF);
            ProgrammeMetrics metrics = ProgrammeMetrics.builder("north")
                    .counts(portfolio.summary())
                    .cohorts(new Cohorts(100L, 7L, null, null, null, null))
                    .touchedAccounts(10)
                    .move(ClusterMove.of("cedar", Cluster.CLUSTER_ICP, Cluster.FUTURE_PIPELINE, IN_JUNE))
                    .build();
            print(advisor.answer(metrics, AS_OF));
        }
        // end::health[]
    }

    private static List<Account> accounts() {
        return List.of(
                Account.builder("birch").icpTier(IcpTier.A).build(),
                Account.builder("cedar").icpTier(IcpTier.B).build());
    }

    // tag::print[]
    private static void print(ProgrammeHealth health) {
        health.indicators().stream()
                .filter(indicator -> indicator.colour() != null)
                .forEach(indicator ->
                        System.out.println(indicator.id().id() + ": " + indicator.colour() + ", " + indicator.basis()));
        health.findings().forEach(finding -> System.out.println(finding.code() + ": " + finding.message()));
        System.out.println(health.answer());
    }
    // end::print[]
}
