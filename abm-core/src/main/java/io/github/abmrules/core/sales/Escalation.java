package io.github.abmrules.core.sales;

import java.util.List;

/**
 * What a manager is told about a deal at critical risk, after a person has decided so.
 *
 * @param dealId the deal
 * @param accountId its account
 * @param to the manager
 * @param facts why, in words
 */
public record Escalation(String dealId, String accountId, String to, List<String> facts) {

    /** Copies the list. */
    public Escalation {
        facts = List.copyOf(facts);
    }
}
