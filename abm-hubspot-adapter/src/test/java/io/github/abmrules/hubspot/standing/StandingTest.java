package io.github.abmrules.hubspot.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.hubspot.Decisions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Instant AS_OF = Instant.parse("2026-06-30T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private static Account.Builder account() {
        return Account.builder("1").icpTier(IcpTier.A);
    }

    /** What the next run reads of what was written. */
    private static Standing next(Account account, Assignment decision) {
        Map<String, String> written = Standing.after(account, decision);
        List<Finding> findings = new ArrayList<>();
        Standing read = Standing.read(new PropertyValues("c", written, ZoneOffset.UTC, findings), AS_OF);
        assertThat(findings).isEmpty();
        return read;
    }

    private static Assignment decision(Cluster cluster) {
        return Decisions.of("1", cluster, AS_OF);
    }

    @Test
    void aNewAccountBeginsWhereItWasPut() {
        assertThat(next(account().build(), decision(Cluster.CLUSTER_ICP)).current())
                .isEqualTo(CurrentCluster.of(Cluster.CLUSTER_ICP, AS_OF));
    }

    @Test
    void stayingChangesNothing() {
        CurrentCluster current = new CurrentCluster(Cluster.FUTURE_PIPELINE, MAY, EnteredBy.DEMOTION, JUNE, IcpTier.D);
        assertThat(next(account().current(current).build(), decision(Cluster.FUTURE_PIPELINE))
                        .current())
                .isEqualTo(current);
    }

    @Test
    void aRiseKeepsTheFloorOfAnEarlierFall() {
        CurrentCluster fallen = CurrentCluster.of(Cluster.CLUSTER_ICP, MAY, EnteredBy.DEMOTION);
        assertThat(next(account().current(fallen).build(), decision(Cluster.FUTURE_PIPELINE))
                        .current())
                .isEqualTo(new CurrentCluster(Cluster.FUTURE_PIPELINE, AS_OF, EnteredBy.PROMOTION, MAY, null));
    }

    @Test
    void aFallSetsTheFloorAndADropToMonitorOnlyNone() {
        CurrentCluster current = CurrentCluster.of(Cluster.ACTIVE_FOCUS, MAY);
        assertThat(next(account().current(current).build(), decision(Cluster.FUTURE_PIPELINE))
                        .current())
                .isEqualTo(new CurrentCluster(Cluster.FUTURE_PIPELINE, AS_OF, EnteredBy.DEMOTION, AS_OF, null));
        assertThat(next(account().current(current).build(), decision(Cluster.MONITOR_ONLY))
                        .current())
                .isEqualTo(CurrentCluster.of(Cluster.MONITOR_ONLY, AS_OF));
    }

    @Test
    void anApprovedMoveBeginsWhenItWasApproved() {
        Review approved = Review.pending("r", Cluster.FUTURE_PIPELINE, Cluster.ACTIVE_FOCUS, List.of(), MAY)
                .approve(JUNE, null, null);
        Account account = account()
                .current(CurrentCluster.of(Cluster.FUTURE_PIPELINE, MAY))
                .reviews(approved)
                .build();

        Standing read = next(account, decision(Cluster.ACTIVE_FOCUS));
        assertThat(read.current()).isEqualTo(CurrentCluster.of(Cluster.ACTIVE_FOCUS, JUNE, EnteredBy.PROMOTION));
        assertThat(read.review().status()).isEqualTo(ReviewStatus.APPROVED);
    }

    @Test
    void aRejectedDropRemembersTheTier() {
        Review rejected = Review.pending("r", Cluster.ACTIVE_FOCUS, Cluster.MONITOR_ONLY, List.of(), MAY)
                .reject(JUNE, null, null);
        Account account = account()
                .icpTier(IcpTier.D)
                .current(CurrentCluster.of(Cluster.ACTIVE_FOCUS, MAY))
                .reviews(rejected)
                .build();
        assertThat(next(account, Decisions.of("1", IcpTier.D, Cluster.ACTIVE_FOCUS, AS_OF))
                        .current()
                        .tierAtRejection())
                .isEqualTo(IcpTier.D);
    }

    @Test
    void aPinIsNoStanding() {
        CurrentCluster current = CurrentCluster.of(Cluster.CLUSTER_ICP, MAY);
        Account account = account()
                .current(current)
                .pin(new Pin(Cluster.ACTIVE_FOCUS, AS_OF.plusSeconds(1), null, null))
                .build();
        assertThat(next(account, decision(Cluster.ACTIVE_FOCUS)).current()).isEqualTo(current);
    }

    @Test
    void aLostDealBeginsTheStandingAnew() {
        Assignment lost =
                decision(Cluster.FUTURE_PIPELINE).withFindings(List.of(Finding.info("DEAL_LOST", "lost", null)));
        CurrentCluster current = CurrentCluster.of(Cluster.FUTURE_PIPELINE, MAY);
        assertThat(next(account().current(current).build(), lost).current().since())
                .isEqualTo(AS_OF);
    }

    @Test
    void aPendingReviewIsKeptAndOneThatIsNotAskedForIsSuperseded() {
        ReviewRequest request = new ReviewRequest(
                "r1",
                ReviewStatus.PENDING,
                List.of(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS),
                Cluster.FUTURE_PIPELINE,
                Cluster.ACTIVE_FOCUS);
        Assignment waiting = Decisions.waiting("1", request, AS_OF);
        Review earlier = Review.pending("r1", Cluster.FUTURE_PIPELINE, Cluster.ACTIVE_FOCUS, List.of(), MAY);

        assertThat(next(account().build(), waiting).review().raisedAt()).isEqualTo(AS_OF);
        assertThat(next(account().reviews(earlier).build(), waiting).review().raisedAt())
                .isEqualTo(MAY);
        assertThat(next(account().reviews(earlier).build(), decision(Cluster.CLUSTER_ICP))
                        .review()
                        .status())
                .isEqualTo(ReviewStatus.SUPERSEDED);
    }

    @Test
    void lifecyclestageIsNeverOurs() {
        assertThat(OwnProperty.ids()).allMatch(id -> id.startsWith("abm_")).doesNotHaveDuplicates();
        assertThat(Standing.after(account().build(), decision(Cluster.CLUSTER_ICP))
                        .keySet())
                .allMatch(id -> OwnProperty.of(id).orElseThrow().isWritten());
    }
}
