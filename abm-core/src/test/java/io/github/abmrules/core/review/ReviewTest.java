package io.github.abmrules.core.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReviewTest {

    private static final Instant RAISED = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant DECIDED = Instant.parse("2026-03-02T09:00:00Z");

    private static Review review(List<ReviewReason> reasons) {
        return Review.pending("r-1", Cluster.FUTURE_PIPELINE, Cluster.ACTIVE_FOCUS, reasons, RAISED);
    }

    @Test
    void putsReasonsInOrderWithoutDoubles() {
        Review review = review(List.of(
                ReviewReason.SIGNALS_CONFLICT,
                ReviewReason.ACTIVE_FOCUS_CAPACITY,
                ReviewReason.SIGNALS_CONFLICT,
                ReviewReason.PROMOTION_TO_ACTIVE_FOCUS));

        assertThat(review.reasons())
                .containsExactly(
                        ReviewReason.ACTIVE_FOCUS_CAPACITY,
                        ReviewReason.PROMOTION_TO_ACTIVE_FOCUS,
                        ReviewReason.SIGNALS_CONFLICT);
    }

    @Test
    void doesNotFollowTheListItWasGiven() {
        List<ReviewReason> reasons = new ArrayList<>(List.of(ReviewReason.SIGNALS_CONFLICT));
        Review review = review(reasons);
        reasons.clear();

        assertThat(review.reasons()).containsExactly(ReviewReason.SIGNALS_CONFLICT);
        assertThatThrownBy(() -> review.reasons().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void isPendingUntilDecided() {
        Review pending = review(List.of(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS));
        assertThat(pending.status()).isEqualTo(ReviewStatus.PENDING);
        assertThat(pending.decidedAt()).isNull();

        assertThat(pending.decided(ReviewStatus.APPROVED, DECIDED, "kim", "budget is real"))
                .isEqualTo(new Review(
                        "r-1",
                        Cluster.FUTURE_PIPELINE,
                        Cluster.ACTIVE_FOCUS,
                        List.of(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS),
                        ReviewStatus.APPROVED,
                        RAISED,
                        DECIDED,
                        "kim",
                        "budget is real"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ReviewStatus.class,
            names = {"APPROVED", "REJECTED"})
    void aDecisionNeedsItsDate(ReviewStatus decision) {
        Review pending = review(List.of());

        assertThatThrownBy(() -> pending.decided(decision, null, null, null))
                .isInstanceOf(InvalidFactException.class)
                .hasMessage("decided_at is required when status is " + decision);
    }

    @ParameterizedTest
    @EnumSource(
            value = ReviewStatus.class,
            names = {"PENDING", "EXPIRED", "SUPERSEDED"})
    void whatNobodyDecidedNeedsNoDate(ReviewStatus status) {
        assertThat(review(List.of()).decided(status, null, null, null).decidedAt())
                .isNull();
    }

    @Test
    void requiresItsComponents() {
        assertThatThrownBy(() -> new Review(
                        " ",
                        Cluster.CLUSTER_ICP,
                        Cluster.ACTIVE_FOCUS,
                        List.of(),
                        ReviewStatus.PENDING,
                        RAISED,
                        null,
                        null,
                        null))
                .hasMessage("id \" \" is required and must not be blank");
        assertThatThrownBy(() -> Review.pending("r-1", null, Cluster.ACTIVE_FOCUS, List.of(), RAISED))
                .hasMessage("from is required");
        assertThatThrownBy(() -> Review.pending("r-1", Cluster.CLUSTER_ICP, null, List.of(), RAISED))
                .hasMessage("proposed_cluster is required");
        assertThatThrownBy(() -> Review.pending("r-1", Cluster.CLUSTER_ICP, Cluster.ACTIVE_FOCUS, List.of(), null))
                .hasMessage("raised_at is required");
        assertThatThrownBy(() -> review(List.of()).decided(null, null, null, null))
                .hasMessage("status is required");
    }

    @Test
    void aPinNeedsClusterAndEnd() {
        assertThat(new Pin(Cluster.ACTIVE_FOCUS, DECIDED, null, null).reason()).isNull();
        assertThatThrownBy(() -> new Pin(null, DECIDED, null, null)).hasMessage("cluster is required");
        assertThatThrownBy(() -> new Pin(Cluster.ACTIVE_FOCUS, null, null, null))
                .hasMessage("until is required");
    }

    @Test
    void isDecidedOnce() {
        Review approved = review(List.of()).approve(DECIDED, "ann", "seen");
        assertThat(approved.status()).isEqualTo(ReviewStatus.APPROVED);
        assertThat(approved.decidedAt()).isEqualTo(DECIDED);
        assertThat(review(List.of()).reject(DECIDED, "ann", null).status()).isEqualTo(ReviewStatus.REJECTED);
        assertThatThrownBy(() -> approved.reject(DECIDED, "bob", null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is APPROVED since " + DECIDED + " and cannot be decided again. Maybe");
        Review superseded = review(List.of()).decided(ReviewStatus.SUPERSEDED, null, null, null);
        assertThatThrownBy(() -> superseded.approve(DECIDED, "bob", null))
                .hasMessageContaining("is SUPERSEDED and cannot be decided again");
    }

    @Test
    void tellsAPinInWords() {
        assertThat(new Pin(Cluster.ACTIVE_FOCUS, DECIDED, "pilot", "ann").inWords())
                .isEqualTo("pinned to ACTIVE_FOCUS until " + DECIDED + " by ann: pilot");
        assertThat(new Pin(Cluster.ACTIVE_FOCUS, DECIDED, null, null).inWords())
                .isEqualTo("pinned to ACTIVE_FOCUS until " + DECIDED);
    }
}
