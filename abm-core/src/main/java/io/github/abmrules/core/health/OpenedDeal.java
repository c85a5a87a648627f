package io.github.abmrules.core.health;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;

/**
 * A deal at the instant it was opened.
 *
 * @param dealId id in the host's CRM
 * @param accountId the account
 * @param openedAt when
 */
public record OpenedDeal(String dealId, String accountId, Instant openedAt) {

    /** Checks that all is there. */
    public OpenedDeal {
        InvalidFactException.requireText("deal_id", dealId);
        InvalidFactException.requireText("account_id", accountId);
        InvalidFactException.require("opened_at", openedAt);
    }
}
