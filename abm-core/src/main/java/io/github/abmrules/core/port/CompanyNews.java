package io.github.abmrules.core.port;

import java.util.List;

/** Finds news. The playbook's {@code fetch_company_news}. Implementations are used from one thread at a time. */
@FunctionalInterface
public interface CompanyNews {

    /**
     * The news about a company, in any order.
     *
     * @return empty when there is none
     * @throws SourceException when it could not be asked
     */
    List<NewsItem> news(String company);
}
