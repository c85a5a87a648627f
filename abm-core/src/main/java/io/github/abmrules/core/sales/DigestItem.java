package io.github.abmrules.core.sales;

import java.util.List;

/**
 * What a digest says about one deal.
 *
 * @param dealId the deal
 * @param accountId its account
 * @param level how much at risk it is
 * @param facts what is to be looked after, in words
 */
public record DigestItem(String dealId, String accountId, RiskLevel level, List<String> facts) {

    /** Copies the list. */
    public DigestItem {
        facts = List.copyOf(facts);
    }
}
