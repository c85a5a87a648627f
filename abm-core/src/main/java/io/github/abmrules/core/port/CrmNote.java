package io.github.abmrules.core.port;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;

/**
 * A note on a company of the CRM.
 *
 * @param key what it is recognised by
 * @param accountId the company
 * @param company its name
 * @param body the text
 * @param at the instant it is about
 */
public record CrmNote(String key, String accountId, String company, String body, Instant at) implements Keyed {

    /** Checks that everything is there. */
    public CrmNote {
        InvalidFactException.requireText("key", key);
        InvalidFactException.requireText("account_id", accountId);
        InvalidFactException.requireText("company", company);
        InvalidFactException.requireText("body", body);
        InvalidFactException.require("at", at);
    }
}
