package io.github.abmrules.hubspot.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.hubspot.Decisions;
import io.github.abmrules.hubspot.read.ReadCompany;
import io.github.abmrules.hubspot.standing.PropertyValues;
import io.github.abmrules.hubspot.standing.Standing;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WritePlannerTest {

    // A Tuesday.
    private static final Instant AS_OF = Instant.parse("2026-06-30T08:00:00Z");

    private final WritePlanner planner = new WritePlanner(WritingSettings.standard(ZoneId.of("Europe/Berlin")));

    private static ReadCompany company(Map<String, String> kept) {
        Standing standing = Standing.read(new PropertyValues("c", kept, ZoneOffset.UTC, new ArrayList<>()), AS_OF);
        return new ReadCompany(
                Account.builder("1")
                        .icpTier(IcpTier.A)
                        .current(standing.current())
                        .reviews(standing.review() == null ? List.of() : List.of(standing.review()))
                        .build(),
                kept,
                "90",
                List.of());
    }

    /** What the CRM keeps once a plan was written. */
    private static Map<String, String> written(Map<String, String> kept, PendingWrite write) {
        Map<String, String> after = new HashMap<>(kept);
        after.putAll(write.properties());
        after.values().removeIf(String::isEmpty);
        return after;
    }

    @Test
    void aNewAssignmentGetsPropertiesANoteAndATask() {
        PendingWrite write = planner.plan(company(Map.of()), Decisions.of("1", Cluster.CLUSTER_ICP, AS_OF));

        assertThat(write.properties())
                .containsEntry("abm_cluster", "CLUSTER_ICP")
                .containsEntry("abm_cluster_since", "2026-06-30T08:00:00Z")
                .doesNotContainKey("abm_review_id");
        assertThat(write.note()).startsWith("ABM: cluster icp\n\nBecause of <reasons> & more.");
        assertThat(write.tasks()).singleElement().satisfies(task -> {
            assertThat(task.subject()).isEqualTo("Share thought leadership: Company 1");
            // Five working days later, at closing time in Berlin.
            assertThat(task.due()).isEqualTo(Instant.parse("2026-07-07T15:30:00Z"));
            assertThat(task.ownerId()).isEqualTo("90");
        });
    }

    @Test
    void theSameAssignmentAtALaterInstantWritesNothing() {
        PendingWrite first = planner.plan(company(Map.of()), Decisions.of("1", Cluster.CLUSTER_ICP, AS_OF));
        Map<String, String> kept = written(Map.of(), first);

        assertThat(planner.plan(company(kept), Decisions.of("1", Cluster.CLUSTER_ICP, AS_OF)))
                .isNull();
        assertThat(planner.plan(company(kept), Decisions.of("1", Cluster.CLUSTER_ICP, AS_OF.plusSeconds(86_400))))
                .isNull();
        kept.put("abm_cluster_since", "2026-06-30T08:00:00.000Z");
        assertThat(planner.plan(company(kept), Decisions.of("1", Cluster.CLUSTER_ICP, AS_OF)))
                .isNull();
    }

    @Test
    void aChangedActionGetsATaskAndNoNote() {
        Map<String, String> kept =
                written(Map.of(), planner.plan(company(Map.of()), Decisions.of("1", Cluster.CLUSTER_ICP, AS_OF)));
        kept.put("abm_next_action", "run_linkedin_ads");

        PendingWrite write = planner.plan(company(kept), Decisions.of("1", Cluster.CLUSTER_ICP, AS_OF));
        assertThat(write.note()).isNull();
        assertThat(write.tasks()).hasSize(1);
        assertThat(write.properties()).containsOnlyKeys("abm_next_action");
    }

    @Test
    void aReviewGetsOneTaskHoweverOftenItIsAskedFor() {
        ReviewRequest request = new ReviewRequest(
                "r1",
                ReviewStatus.PENDING,
                List.of(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS),
                Cluster.FUTURE_PIPELINE,
                Cluster.ACTIVE_FOCUS);
        Assignment decision = Decisions.waiting("1", request, AS_OF);
        PendingWrite write = planner.plan(company(Map.of()), decision);

        PendingTask review = write.tasks().get(0);
        assertThat(review.key()).isEqualTo("review-1-r1");
        assertThat(review.subject()).isEqualTo("Review Company 1: future pipeline to active focus");
        assertThat(review.urgent()).isTrue();
        assertThat(review.due()).isEqualTo(Instant.parse("2026-07-02T15:30:00Z"));
        assertThat(write.note()).contains("A person has to look: promotion to active focus.");
        assertThat(planner.plan(
                        company(written(Map.of(), write)), Decisions.waiting("1", request, AS_OF.plusSeconds(60))))
                .isNull();
    }

    @Test
    void aDueDateJumpsOverTheWeekend() {
        // A Friday evening counts as Monday.
        Instant friday = Instant.parse("2026-07-03T20:00:00Z");
        PendingWrite write = planner.plan(company(Map.of()), Decisions.of("1", Cluster.CLUSTER_ICP, friday));
        assertThat(write.tasks().get(0).due()).isEqualTo(Instant.parse("2026-07-13T15:30:00Z"));
    }

    @Test
    void sayInWordsWhatWouldBeWritten() {
        PendingWrite write = planner.plan(company(Map.of()), Decisions.of("1", Cluster.MONITOR_ONLY, AS_OF));
        assertThat(write.inWords())
                .startsWith("company 1 Company 1\n  abm_cluster = MONITOR_ONLY\n")
                .contains("  note: ABM: monitor only")
                .doesNotContain("task due");
    }
}
