package io.github.abmrules.rules.profile;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.explain.Finding;
import java.util.List;

/**
 * What the scorecard's criteria say of one account; the rules of the scorecard pack turn it into a tier.
 *
 * @param account the account
 * @param score 0 to 100, half up: matched weight over known weight
 * @param knownPercent how much of the weight could be judged at all, 0 to 100, exact
 * @param findings a line for each criterion
 */
public record ScoreSheet(Account account, int score, double knownPercent, List<Finding> findings) {

    /** Copies the findings. */
    public ScoreSheet {
        findings = List.copyOf(findings);
    }
}
