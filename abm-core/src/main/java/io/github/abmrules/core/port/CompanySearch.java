package io.github.abmrules.core.port;

import org.jspecify.annotations.Nullable;

/** Finds a company in the CRM. The playbook's {@code hubspot_search_companies}. Implementations are used from one thread at a time. */
@FunctionalInterface
public interface CompanySearch {

    /**
     * The company with a name, with its deals.
     *
     * @return null when it is not in the CRM
     * @throws SourceException when the CRM could not be asked, or knows several companies of that name
     */
    @Nullable
    CrmCompany find(String company);
}
