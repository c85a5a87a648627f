package io.github.abmrules.core.port;

import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.rejection.Nearest;
import java.util.Arrays;
import java.util.List;

/** A tool that the playbook's workflows use, under the name that the playbook gives it. */
public enum Tool {
    /** Firmographics of a company: {@link CompanyEnrichment}. */
    ENRICH_COMPANY("enrich_company"),
    /** News about a company: {@link CompanyNews}. */
    FETCH_COMPANY_NEWS("fetch_company_news"),
    /** Fit of a company: {@link AccountScoring}. */
    SCORE_ACCOUNT("score_account"),
    /** What the CRM knows of a company: {@link CompanySearch}. */
    SEARCH_COMPANIES("hubspot_search_companies"),
    /** Deals with a company: {@link DealSource}. */
    GET_DEALS("hubspot_get_deals"),
    /** Tasks for people: {@link TaskSink}. */
    CREATE_TASK("hubspot_create_task"),
    /** Notes on a company: {@link NoteSink}. */
    ADD_NOTE("hubspot_add_note"),
    /** What a competitor says of itself: {@link CompetitorProfiles}. */
    EXTRACT_WEBSITE("extract_website");

    private final String id;

    Tool(String id) {
        this.id = id;
    }

    /** The name in the playbook. */
    public String id() {
        return id;
    }

    /**
     * The tool with a name.
     *
     * @throws InvalidFactException when there is none
     */
    public static Tool of(String id) {
        List<String> known = Arrays.stream(values()).map(Tool::id).toList();
        int index = known.indexOf(id);
        if (index < 0) {
            throw new InvalidFactException(
                    "tool", id, "is not known; allowed: " + String.join(", ", known) + "." + Nearest.maybe(id, known));
        }
        return values()[index];
    }
}
