package io.github.abmrules.core.content;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.Challenge;
import io.github.abmrules.core.programme.CompanyStage;
import io.github.abmrules.core.rejection.InvalidFactException;
import org.jspecify.annotations.Nullable;

/**
 * An account that content is wanted for. Immutable.
 *
 * @param accountId the account
 * @param icpTier its fit; null when only the account tier is known
 * @param accountTier the effort it earns; null for what the parameters give its ICP tier
 * @param cluster the cluster in force
 * @param jobToBeDone what it wants to get done; null when not known
 * @param challenge its supposed challenge; null when not known
 * @param vertical its industry context, in the host's own words; null when not known
 * @param stage what it is busy with; null when not known
 */
public record ContentRequest(
        String accountId,
        @Nullable IcpTier icpTier,
        @Nullable AccountTier accountTier,
        Cluster cluster,
        @Nullable String jobToBeDone,
        @Nullable Challenge challenge,
        @Nullable String vertical,
        @Nullable CompanyStage stage) {

    /** Checks the values; a blank text is one that is not known. */
    public ContentRequest {
        InvalidFactException.requireText("account_id", accountId);
        InvalidFactException.require("cluster", cluster);
        if (icpTier == null && accountTier == null) {
            throw new InvalidFactException("icp_tier", null, "is required where account_tier is not given");
        }
        jobToBeDone = known(jobToBeDone);
        vertical = known(vertical);
    }

    /**
     * The request for an account that was decided: its tiers and the cluster in force are those of the decision, the rest is
     * what the account says.
     *
     * @throws InvalidFactException when the two are about different accounts
     */
    public static ContentRequest of(Assignment assignment, Account account) {
        if (!assignment.accountId().equals(account.accountId())) {
            throw new InvalidFactException(
                    "account_id",
                    account.accountId(),
                    "is not that of the assignment, which is " + assignment.accountId());
        }
        return new ContentRequest(
                assignment.accountId(),
                assignment.icpTier(),
                assignment.accountTier(),
                assignment.effectiveCluster(),
                account.jobToBeDone(),
                account.challenge(),
                account.vertical(),
                account.stage());
    }

    private static @Nullable String known(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
