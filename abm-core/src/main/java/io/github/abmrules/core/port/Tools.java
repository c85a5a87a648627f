package io.github.abmrules.core.port;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tools that a host gives. Immutable; as thread-safe as they are. */
public final class Tools {

    private final @Nullable CompanyEnrichment enrichment;
    private final @Nullable CompanyNews news;
    private final @Nullable AccountScoring scoring;
    private final @Nullable CompanySearch search;
    private final @Nullable DealSource deals;
    private final @Nullable CompetitorProfiles competitors;
    private final @Nullable Delivery<CrmTask> tasks;
    private final @Nullable Delivery<CrmNote> notes;

    private Tools(Builder builder) {
        enrichment = builder.enrichment;
        news = builder.news;
        scoring = builder.scoring;
        search = builder.search;
        deals = builder.deals;
        competitors = builder.competitors;
        tasks = builder.tasks;
        notes = builder.notes;
    }

    /** A builder, with no tool yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** The tools there are. */
    public List<Tool> given() {
        List<Tool> given = new ArrayList<>();
        add(Tool.ENRICH_COMPANY, enrichment, given);
        add(Tool.FETCH_COMPANY_NEWS, news, given);
        add(Tool.SCORE_ACCOUNT, scoring, given);
        add(Tool.SEARCH_COMPANIES, search, given);
        add(Tool.GET_DEALS, deals, given);
        add(Tool.EXTRACT_WEBSITE, competitors, given);
        add(Tool.CREATE_TASK, tasks, given);
        add(Tool.ADD_NOTE, notes, given);
        given.sort(null);
        return List.copyOf(given);
    }

    /**
     * Checks that tools are there.
     *
     * @param who what requires them, for the message
     * @throws MissingToolException when any is not; it names all of them
     */
    public void require(String who, Collection<Tool> required) {
        List<Tool> given = given();
        List<Tool> missing =
                required.stream().filter(tool -> !given.contains(tool)).toList();
        if (!missing.isEmpty()) {
            throw new MissingToolException(who, missing, given);
        }
    }

    /**
     * The tool {@code enrich_company}.
     *
     * @throws MissingToolException when the host did not give it
     */
    public CompanyEnrichment enrichment() {
        return given(enrichment, Tool.ENRICH_COMPANY);
    }

    /**
     * The tool {@code fetch_company_news}.
     *
     * @throws MissingToolException when the host did not give it
     */
    public CompanyNews news() {
        return given(news, Tool.FETCH_COMPANY_NEWS);
    }

    /**
     * The tool {@code score_account}.
     *
     * @throws MissingToolException when the host did not give it
     */
    public AccountScoring scoring() {
        return given(scoring, Tool.SCORE_ACCOUNT);
    }

    /**
     * The tool {@code hubspot_search_companies}.
     *
     * @throws MissingToolException when the host did not give it
     */
    public CompanySearch search() {
        return given(search, Tool.SEARCH_COMPANIES);
    }

    /**
     * The tool {@code hubspot_get_deals}.
     *
     * @throws MissingToolException when the host did not give it
     */
    public DealSource deals() {
        return given(deals, Tool.GET_DEALS);
    }

    /**
     * The tool {@code extract_website}.
     *
     * @throws MissingToolException when the host did not give it
     */
    public CompetitorProfiles competitors() {
        return given(competitors, Tool.EXTRACT_WEBSITE);
    }

    /**
     * The way to {@code hubspot_create_task}.
     *
     * @throws MissingToolException when the host did not give it
     */
    public Delivery<CrmTask> tasks() {
        return given(tasks, Tool.CREATE_TASK);
    }

    /**
     * The way to {@code hubspot_add_note}.
     *
     * @throws MissingToolException when the host did not give it
     */
    public Delivery<CrmNote> notes() {
        return given(notes, Tool.ADD_NOTE);
    }

    private <T> T given(@Nullable T port, Tool tool) {
        if (port == null) {
            throw new MissingToolException("A workflow", List.of(tool), given());
        }
        return port;
    }

    private static void add(Tool tool, @Nullable Object port, List<Tool> given) {
        if (port != null) {
            given.add(tool);
        }
    }

    /** Collects tools. Not thread-safe. */
    public static final class Builder {
        private @Nullable CompanyEnrichment enrichment;
        private @Nullable CompanyNews news;
        private @Nullable AccountScoring scoring;
        private @Nullable CompanySearch search;
        private @Nullable DealSource deals;
        private @Nullable CompetitorProfiles competitors;
        private @Nullable Delivery<CrmTask> tasks;
        private @Nullable Delivery<CrmNote> notes;

        private Builder() {}

        /** Gives {@code enrich_company}. */
        public Builder enrichment(CompanyEnrichment value) {
            enrichment = value;
            return this;
        }

        /** Gives {@code fetch_company_news}. */
        public Builder news(CompanyNews value) {
            news = value;
            return this;
        }

        /** Gives {@code score_account}. */
        public Builder scoring(AccountScoring value) {
            scoring = value;
            return this;
        }

        /** Gives {@code hubspot_search_companies}. */
        public Builder search(CompanySearch value) {
            search = value;
            return this;
        }

        /** Gives {@code hubspot_get_deals}. */
        public Builder deals(DealSource value) {
            deals = value;
            return this;
        }

        /** Gives {@code extract_website}. */
        public Builder competitors(CompetitorProfiles value) {
            competitors = value;
            return this;
        }

        /** Gives {@code hubspot_create_task}, with an outbox for tasks that it does not take. */
        public Builder tasks(TaskSink sink, Outbox<CrmTask> outbox) {
            tasks = new Delivery<>(sink::create, outbox);
            return this;
        }

        /** Gives {@code hubspot_add_note}, with an outbox for notes that it does not take. */
        public Builder notes(NoteSink sink, Outbox<CrmNote> outbox) {
            notes = new Delivery<>(sink::add, outbox);
            return this;
        }

        /** The tools. */
        public Tools build() {
            return new Tools(this);
        }
    }
}
