package io.github.abmrules.core.account;

import io.github.abmrules.core.rejection.InvalidFactException;
import org.jspecify.annotations.Nullable;

/**
 * A person at an account.
 *
 * @param contactId id in the host's CRM
 * @param role what the person does, in the host's own words
 * @param buyingCommittee whether the person is a member of the buying committee
 */
public record Contact(String contactId, @Nullable String role, boolean buyingCommittee) {

    /** Checks that the id is there. */
    public Contact {
        InvalidFactException.requireText("contact_id", contactId);
    }
}
