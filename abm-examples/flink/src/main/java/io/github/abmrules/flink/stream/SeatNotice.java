package io.github.abmrules.flink.stream;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.rules.portfolio.SeatClaim;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator that numbers the seats is told of an account that has a seat of Active Focus, had one, or wants one.
 *
 * @param accountId the account
 * @param at when
 * @param seated whether it is in Active Focus
 * @param claim what it wants a seat with; null when it wants none
 * @param account the account as it was decided, when it wants a seat
 * @param waiting the review of its promotion that waits for a person, also while a pin keeps it from asking; null for none
 * @param moves the moves that the decision brings
 * @param reviews what it brings for reviews, with the reasons as far as they are known without the number of the seat
 */
public record SeatNotice(
        String accountId,
        Instant at,
        boolean seated,
        @Nullable SeatClaim claim,
        @Nullable Account account,
        @Nullable String waiting,
        List<Move> moves,
        List<ReviewChange> reviews) {

    /** The JSON of a notice. */
    static final RecordJson<SeatNotice> JSON = RecordJson.of(SeatNotice.class);
}
