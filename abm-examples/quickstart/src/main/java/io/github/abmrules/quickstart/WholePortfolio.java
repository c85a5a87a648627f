package io.github.abmrules.quickstart;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.Portfolio;
import java.time.Instant;
import java.util.List;

/** All accounts at once: Active Focus has room for two, one holds a seat, and three more ask for one. */
public final class WholePortfolio {
    private static final Instant AS_OF = Instant.parse("2026-06-30T00:00:00Z");
    private static final Instant LAST_WEEK = Instant.parse("2026-06-23T10:00:00Z");
    private static final Instant IN_SPRING = Instant.parse("2026-04-01T00:00:00Z");

    private WholePortfolio() {}

    /** Decides about the portfolio and prints decisions, rejections and counts. */
    public static void main(String[] args) {
        // tag::portfolio[]
        try (AbmEngine engine = AbmEngine.builder()
                .parameter("review", "active-focus-capacity", "2")
                .build()) {
            Portfolio portfolio = engine.decideAll(accounts(), AS_OF);
            portfolio.assignments().forEach(WholePortfolio::print);
            portfolio.rejected().forEach(WholePortfolio::print);
            System.out.println("in Active Focus:    " + portfolio.summary().activeFocusCount());
            System.out.println("in Future Pipeline: " + portfolio.summary().futurePipelineCount());
            System.out.println("in Cluster ICP:     " + portfolio.summary().clusterIcpCount());
            System.out.println("monitored only:     " + portfolio.summary().monitorOnlyCount());
            System.out.println("waiting for review: " + portfolio.summary().pendingReviewCount());
        }
        // end::portfolio[]
    }

    private static List<Account> accounts() {
        Account.Builder incumbent =
                Account.builder("birch").icpTier(IcpTier.A).current(CurrentCluster.of(Cluster.ACTIVE_FOCUS, IN_SPRING));
        return List.of(
                incumbent.build(),
                demoed("cedar", IcpTier.B),
                demoed("alder", IcpTier.B),
                demoed("maple", IcpTier.A),
                Account.builder("olive").icpTier(IcpTier.C).build(),
                Account.builder("willow").icpTier(IcpTier.E).build(),
                Account.builder("olive").icpTier(IcpTier.A).build());
    }

    private static Account demoed(String accountId, IcpTier tier) {
        return Account.builder(accountId)
                .icpTier(tier)
                .signals(Signal.of(SignalType.DEMO, LAST_WEEK))
                .build();
    }

    // tag::print[]
    private static void print(Assignment assignment) {
        System.out.println(assignment.accountId() + ": " + assignment.cluster() + ", in force "
                + assignment.effectiveCluster()
                + (assignment.review() == null
                        ? ""
                        : ", waits for " + assignment.review().reasons()));
    }

    private static void print(Rejection rejection) {
        System.out.println("record " + rejection.index() + " rejected: " + rejection.field() + " \"" + rejection.value()
                + "\" " + rejection.message());
    }
    // end::print[]
}
