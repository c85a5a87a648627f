package io.github.abmrules.core.port;

import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.rejection.InvalidFactException;
import org.jspecify.annotations.Nullable;

/**
 * What enrichment knows about a company.
 *
 * @param company its name
 * @param domain its domain
 * @param description what it does
 * @param firmographics size, industry and the like
 */
public record CompanyProfile(
        String company,
        @Nullable String domain,
        @Nullable String description,
        @Nullable Firmographics firmographics) {

    /** Checks that the name is there. */
    public CompanyProfile {
        InvalidFactException.requireText("company", company);
    }
}
