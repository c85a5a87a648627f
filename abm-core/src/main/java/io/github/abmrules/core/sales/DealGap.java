package io.github.abmrules.core.sales;

import io.github.abmrules.core.rejection.InvalidFactException;

/**
 * A gap in what is known about an open deal.
 *
 * @param dealId the deal
 * @param accountId its account
 * @param gap what is not kept up
 * @param fact the same in words, with the values
 */
public record DealGap(String dealId, String accountId, Gap gap, String fact) {

    /**
     * Checks that everything is there.
     *
     * @throws InvalidFactException when something is missing
     */
    public DealGap {
        InvalidFactException.requireText("deal_id", dealId);
        InvalidFactException.requireText("account_id", accountId);
        InvalidFactException.require("gap", gap);
        InvalidFactException.requireText("fact", fact);
    }
}
