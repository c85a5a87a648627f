package io.github.abmrules.hubspot.read;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.explain.Finding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A company as it was read.
 *
 * @param account what the rules decide about; its id is that of the company
 * @param kept the values of the adapter's own properties; those that are not set are not there
 * @param ownerId who owns the company; null when nobody does
 * @param findings what was dropped on the way
 */
public record ReadCompany(
        Account account, Map<String, String> kept, @Nullable String ownerId, List<Finding> findings) {

    /** Copies the parts. */
    public ReadCompany {
        kept = Map.copyOf(kept);
        findings = List.copyOf(findings);
    }
}
