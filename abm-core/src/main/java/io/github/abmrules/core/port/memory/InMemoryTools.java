package io.github.abmrules.core.port.memory;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.port.AccountScore;
import io.github.abmrules.core.port.CompanyName;
import io.github.abmrules.core.port.CompanyProfile;
import io.github.abmrules.core.port.CompetitorProfile;
import io.github.abmrules.core.port.CrmCompany;
import io.github.abmrules.core.port.CrmNote;
import io.github.abmrules.core.port.CrmTask;
import io.github.abmrules.core.port.Keyed;
import io.github.abmrules.core.port.NewsItem;
import io.github.abmrules.core.port.SourceException;
import io.github.abmrules.core.port.Tool;
import io.github.abmrules.core.port.Tools;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All tools in memory. A call can be made to fail with {@link #fail}. Not thread-safe.
 */
public final class InMemoryTools {

    private final Map<String, CrmCompany> companies = new HashMap<>();
    private final Map<String, CompanyProfile> profiles = new HashMap<>();
    private final Map<String, AccountScore> scores = new HashMap<>();
    private final Map<String, CompetitorProfile> competitors = new HashMap<>();
    private final Map<String, List<NewsItem>> news = new HashMap<>();
    private final Map<String, CrmNote> notes = new LinkedHashMap<>();
    private final Map<String, CrmTask> tasks = new LinkedHashMap<>();
    private final Map<Tool, Map<String, String>> failures = new EnumMap<>(Tool.class);
    private final InMemoryOutbox<CrmNote> pendingNotes = new InMemoryOutbox<>();
    private final InMemoryOutbox<CrmTask> pendingTasks = new InMemoryOutbox<>();

    /** Tools that know nothing yet. */
    public InMemoryTools() {}

    /** Puts a company into the CRM. Fit and news of the account are not taken over. */
    public InMemoryTools company(Account account) {
        return company(CrmCompany.of(account));
    }

    /** Puts a company into the CRM. */
    public InMemoryTools company(CrmCompany company) {
        companies.put(CompanyName.fold(company.company()), company);
        return this;
    }

    /** Adds what enrichment knows. */
    public InMemoryTools profile(CompanyProfile profile) {
        profiles.put(CompanyName.fold(profile.company()), profile);
        return this;
    }

    /** Adds a score. */
    public InMemoryTools score(String company, IcpTier tier) {
        scores.put(CompanyName.fold(company), AccountScore.of(company, tier));
        return this;
    }

    /** Adds a competitor. */
    public InMemoryTools competitor(CompetitorProfile profile) {
        competitors.put(CompanyName.fold(profile.company()), profile);
        return this;
    }

    /** Adds news. */
    public InMemoryTools news(NewsItem item) {
        news.computeIfAbsent(CompanyName.fold(item.company()), company -> new ArrayList<>())
                .add(item);
        return this;
    }

    /** Makes a tool fail on a company until {@link #heal}. */
    public InMemoryTools fail(Tool tool, String company, String reason) {
        failures.computeIfAbsent(tool, any -> new HashMap<>()).put(CompanyName.fold(company), reason);
        return this;
    }

    /** Ends all failures of a tool. */
    public InMemoryTools heal(Tool tool) {
        failures.remove(tool);
        return this;
    }

    /** The notes that were taken, in their order. */
    public List<CrmNote> notes() {
        return List.copyOf(notes.values());
    }

    /** The tasks that were taken, in their order. */
    public List<CrmTask> tasks() {
        return List.copyOf(tasks.values());
    }

    /** The notes that wait. */
    public List<CrmNote> pendingNotes() {
        return pendingNotes.pending();
    }

    /** All tools. */
    public Tools tools() {
        return toolsWithout(Set.of());
    }

    /** All tools but some. */
    public Tools toolsWithout(Set<Tool> left) {
        Tools.Builder builder = Tools.builder();
        if (!left.contains(Tool.ENRICH_COMPANY)) {
            builder.enrichment(company -> find(Tool.ENRICH_COMPANY, company, profiles));
        }
        if (!left.contains(Tool.FETCH_COMPANY_NEWS)) {
            builder.news(this::newsOf);
        }
        if (!left.contains(Tool.SCORE_ACCOUNT)) {
            builder.scoring(company -> find(Tool.SCORE_ACCOUNT, company, scores));
        }
        if (!left.contains(Tool.SEARCH_COMPANIES)) {
            builder.search(company -> find(Tool.SEARCH_COMPANIES, company, companies));
        }
        if (!left.contains(Tool.GET_DEALS)) {
            builder.deals(this::dealsOf);
        }
        if (!left.contains(Tool.EXTRACT_WEBSITE)) {
            builder.competitors(company -> find(Tool.EXTRACT_WEBSITE, company, competitors));
        }
        if (!left.contains(Tool.CREATE_TASK)) {
            builder.tasks(task -> take(Tool.CREATE_TASK, task.company(), task, tasks), pendingTasks);
        }
        if (!left.contains(Tool.ADD_NOTE)) {
            builder.notes(note -> take(Tool.ADD_NOTE, note.company(), note, notes), pendingNotes);
        }
        return builder.build();
    }

    private List<NewsItem> newsOf(String company) {
        List<NewsItem> found = find(Tool.FETCH_COMPANY_NEWS, company, news);
        return found == null ? List.of() : List.copyOf(found);
    }

    private List<Deal> dealsOf(String accountId) {
        for (CrmCompany company : companies.values()) {
            if (company.accountId().equals(accountId)) {
                requireWorking(Tool.GET_DEALS, company.company());
                return company.deals();
            }
        }
        return List.of();
    }

    private <T> @Nullable T find(Tool tool, String company, Map<String, T> known) {
        requireWorking(tool, company);
        return known.get(CompanyName.fold(company));
    }

    private <T extends Keyed> void take(Tool tool, @Nullable String company, T thing, Map<String, T> taken) {
        requireWorking(tool, company == null ? "" : company);
        taken.putIfAbsent(thing.key(), thing);
    }

    private void requireWorking(Tool tool, String company) {
        String reason = failures.getOrDefault(tool, Map.of()).get(CompanyName.fold(company));
        if (reason != null) {
            throw new SourceException(tool, company, reason, true);
        }
    }
}
