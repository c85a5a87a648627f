package io.github.abmrules.core.port;

import org.jspecify.annotations.Nullable;

/** Gives firmographics. The playbook's {@code enrich_company}. Implementations are used from one thread at a time. */
@FunctionalInterface
public interface CompanyEnrichment {

    /**
     * What is known about a company.
     *
     * @return null when nothing is
     * @throws SourceException when it could not be asked
     */
    @Nullable
    CompanyProfile enrich(String company);
}
