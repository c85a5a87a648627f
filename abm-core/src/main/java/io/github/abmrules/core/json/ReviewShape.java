package io.github.abmrules.core.json;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import java.time.Instant;
import java.util.List;

/** The JSON of a {@link Review}. */
final class ReviewShape extends Shape<Review> {

    private final Field<String> id = required("id", Kind.id());
    private final Field<Cluster> from = required("from", Kind.enumeration(Cluster.class));
    private final Field<Cluster> proposedCluster = required("proposed_cluster", Kind.enumeration(Cluster.class));
    private final Field<List<ReviewReason>> reasons =
            optional("reasons", Kind.listOf(Kind.enumeration(ReviewReason.class)));
    private final Field<ReviewStatus> status = required("status", Kind.enumeration(ReviewStatus.class));
    private final Field<Instant> raisedAt = required("raised_at", Kind.instant());
    private final Field<Instant> decidedAt = optional("decided_at", Kind.instant());
    private final Field<String> reviewer = optional("reviewer", Kind.text());
    private final Field<String> note = optional("note", Kind.text());

    @Override
    void check(Slots slots) {
        ReviewStatus decision = slots.find(status);
        if ((decision == ReviewStatus.APPROVED || decision == ReviewStatus.REJECTED) && slots.absent(decidedAt)) {
            slots.missing(decidedAt, " when status is " + decision);
        }
    }

    @Override
    Review build(Slots slots) {
        return new Review(
                slots.get(id),
                slots.get(from),
                slots.get(proposedCluster),
                slots.list(reasons),
                slots.get(status),
                slots.get(raisedAt),
                slots.find(decidedAt),
                slots.find(reviewer),
                slots.find(note));
    }
}
