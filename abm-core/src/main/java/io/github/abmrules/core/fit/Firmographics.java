package io.github.abmrules.core.fit;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a company, for the scorecard. Every component may be unknown: a null value, an empty list.
 *
 * @param industry industry, in the words that the scorecard's parameters use
 * @param employees head count, not negative
 * @param annualRevenue annual revenue, in the currency that the scorecard's parameters use
 * @param country country, in the words that the scorecard's parameters use
 * @param yearFounded year of foundation
 * @param technologies technologies in use; never null
 * @param behaviours behaviours seen; never null
 */
public record Firmographics(
        @Nullable String industry,
        @Nullable Long employees,
        @Nullable BigDecimal annualRevenue,
        @Nullable String country,
        @Nullable Integer yearFounded,
        List<String> technologies,
        List<String> behaviours) {

    /** Checks the head count and copies the lists. */
    public Firmographics {
        if (employees != null && employees < 0) {
            throw new InvalidFactException("employees", employees.toString(), "must not be negative");
        }
        technologies = List.copyOf(technologies);
        behaviours = List.copyOf(behaviours);
    }
}
