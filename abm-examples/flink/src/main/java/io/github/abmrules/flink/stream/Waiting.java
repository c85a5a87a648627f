package io.github.abmrules.flink.stream;

import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.rules.portfolio.SeatClaim;
import java.util.List;

/**
 * An account that waits for a seat of Active Focus.
 *
 * @param claim what it wants it with
 * @param reviewId the review of its promotion
 * @param reasons the reasons that were made known
 */
public record Waiting(SeatClaim claim, String reviewId, List<ReviewReason> reasons) {

    /** The JSON of one that waits. */
    static final RecordJson<Waiting> JSON = RecordJson.of(Waiting.class);
}
