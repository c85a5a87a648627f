package io.github.abmrules.core.lead;

import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.rejection.Between;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An inbound lead: somebody who got in touch.
 *
 * @param leadId its id
 * @param company the company it speaks for; null when not known
 * @param accountId the account of the company; null when not known
 * @param icpTier the tier of that account; null when not known
 * @param score its score, from 0 to 40; null when {@code answers} give it, or when the lead is disqualified
 * @param answers how it answered the four questions; null when {@code score} is given
 * @param disqualified whether somebody has ruled it out, whatever the score
 * @param receivedAt when it came in
 */
public record Lead(
        String leadId,
        @Nullable String company,
        @Nullable String accountId,
        @Nullable IcpTier icpTier,
        @Between(least = 0, most = HIGHEST) @Nullable BigDecimal score,
        @Nullable LeadAnswers answers,
        boolean disqualified,
        Instant receivedAt) {

    /** The highest score. */
    public static final int HIGHEST = 40;

    /** Checks that the score is from 0 to 40, is there at all, and is the sum of the answers where both are given. */
    public Lead {
        InvalidFactException.requireText("lead_id", leadId);
        InvalidFactException.require("received_at", receivedAt);
        InvalidFactException.requireBetween("score", score, 0, HIGHEST);
        if (score != null && answers != null && score.compareTo(answers.sum()) != 0) {
            throw new InvalidFactException(
                    "score",
                    score.toPlainString(),
                    "is not the sum of the answers, " + answers.sum().toPlainString() + "; give one of the two");
        }
        if (score == null && answers == null && !disqualified) {
            throw new InvalidFactException("score", null, "is required when there are no answers");
        }
    }

    /** The score, given or the sum of the answers; null only for a disqualified lead that has neither. */
    public @Nullable BigDecimal points() {
        return score == null && answers != null ? answers.sum() : score;
    }

    /** This lead with the tier of its account. */
    public Lead withIcpTier(@Nullable IcpTier tier) {
        return new Lead(leadId, company, accountId, tier, score, answers, disqualified, receivedAt);
    }
}
