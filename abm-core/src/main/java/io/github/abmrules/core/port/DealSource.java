package io.github.abmrules.core.port;

import io.github.abmrules.core.account.Deal;
import java.util.List;

/** Gives deals. The playbook's {@code hubspot_get_deals}. Implementations are used from one thread at a time. */
@FunctionalInterface
public interface DealSource {

    /**
     * The deals with a company of the CRM, open and closed.
     *
     * @param accountId its id in the CRM
     * @return empty when there are none
     * @throws SourceException when the CRM could not be asked
     */
    List<Deal> deals(String accountId);
}
