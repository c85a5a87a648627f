package io.github.abmrules.hubspot.tool;

import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.port.CompanyName;
import io.github.abmrules.core.port.CrmCompany;
import io.github.abmrules.core.port.CrmNote;
import io.github.abmrules.core.port.CrmProperties;
import io.github.abmrules.core.port.CrmTask;
import io.github.abmrules.core.port.Outbox;
import io.github.abmrules.core.port.SourceException;
import io.github.abmrules.core.port.Tool;
import io.github.abmrules.core.port.Tools;
import io.github.abmrules.hubspot.crm.BatchResult;
import io.github.abmrules.hubspot.crm.Crm;
import io.github.abmrules.hubspot.crm.CrmObject;
import io.github.abmrules.hubspot.crm.Filter;
import io.github.abmrules.hubspot.crm.ObjectType;
import io.github.abmrules.hubspot.crm.ObjectUpdate;
import io.github.abmrules.hubspot.crm.Owner;
import io.github.abmrules.hubspot.crm.SearchQuery;
import io.github.abmrules.hubspot.failure.HubSpotException;
import io.github.abmrules.hubspot.read.EngagementReader;
import io.github.abmrules.hubspot.read.ReadCompany;
import io.github.abmrules.hubspot.read.Reading;
import io.github.abmrules.hubspot.standing.ToldProperties;
import io.github.abmrules.hubspot.write.PendingTask;
import io.github.abmrules.hubspot.write.TimelineSink;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The four tools of the playbook that a CRM is: searching companies, deals, tasks and notes. A company is found by its name as it
 * is written in the CRM, capitals and blanks apart; the search of HubSpot knows a new company only after some moments. Used from
 * one thread at a time.
 */
public final class HubSpotTools {

    private final Crm crm;
    private final EngagementReader reader;
    private final TimelineSink sink;
    private final Clock clock;
    private @Nullable Map<String, Owner> owners;

    /**
     * The tools of a portal.
     *
     * @param clock when a company is looked at
     */
    public HubSpotTools(Crm crm, EngagementReader reader, TimelineSink sink, Clock clock) {
        this.crm = crm;
        this.reader = reader;
        this.sink = sink;
        this.clock = clock;
    }

    /** A builder of tools that has these four; what HubSpot does not take waits in the outboxes. */
    public Tools.Builder tools(Outbox<CrmTask> tasks, Outbox<CrmNote> notes) {
        return Tools.builder()
                .search(this::find)
                .deals(this::deals)
                .tasks(this::create, tasks)
                .notes(this::add, notes);
    }

    /**
     * The company with a name.
     *
     * @return null when there is none
     * @throws SourceException when HubSpot could not be asked, or there are several
     */
    public @Nullable CrmCompany find(String company) {
        return asking(Tool.SEARCH_COMPANIES, company, () -> {
            List<CrmObject> found = new ArrayList<>();
            SearchQuery query = SearchQuery.all(List.of(Filter.equal("name", company.strip())), List.of("name"));
            String wanted = CompanyName.fold(company);
            crm.search().each(ObjectType.COMPANY, query, object -> {
                String name = object.get("name");
                if (name != null && CompanyName.fold(name).equals(wanted)) {
                    found.add(object);
                }
            });
            if (found.size() > 1) {
                List<String> ids = found.stream().map(CrmObject::id).sorted().toList();
                throw new SourceException(
                        Tool.SEARCH_COMPANIES,
                        company,
                        "HubSpot has " + found.size() + " companies of this name: " + String.join(", ", ids)
                                + ". Maybe merge them?",
                        false);
            }
            return found.isEmpty() ? null : read(company, found.get(0).id());
        });
    }

    private @Nullable CrmCompany read(String company, String id) {
        Reading reading = reader.readWithoutFit(List.of(id), clock.instant());
        if (!reading.failed().isEmpty()) {
            throw new SourceException(
                    Tool.SEARCH_COMPANIES, company, reading.failed().get(0).message(), true);
        }
        if (!reading.rejected().isEmpty()) {
            throw new SourceException(
                    Tool.SEARCH_COMPANIES,
                    company,
                    reading.rejected().get(0).problems().toString(),
                    false);
        }
        List<ReadCompany> companies = reading.companies();
        return companies.isEmpty() ? null : CrmCompany.of(companies.get(0).account());
    }

    /**
     * The deals with a company.
     *
     * @throws SourceException when HubSpot could not be asked
     */
    public List<Deal> deals(String accountId) {
        return asking(Tool.GET_DEALS, accountId, () -> reader.deals(accountId));
    }

    /**
     * Adds a note, once for its key.
     *
     * @throws SourceException when HubSpot did not take it, or that is not known
     */
    public void add(CrmNote note) {
        asking(Tool.ADD_NOTE, note.company(), () -> {
            TimelineSink.Outcome outcome = sink.note(note.key(), note.accountId(), note.body(), note.at());
            require(Tool.ADD_NOTE, note.company(), outcome);
            return outcome;
        });
    }

    /**
     * Creates a task, once for its key.
     *
     * @throws SourceException when HubSpot did not take it, or that is not known
     */
    public void create(CrmTask task) {
        String subject = task.company() == null ? task.subject() : task.company();
        asking(Tool.CREATE_TASK, subject, () -> {
            String owner = ownerId(task.owner());
            String body = (task.body() == null ? "" : task.body())
                    + (task.owner() != null && owner == null ? "\n\nFor: " + task.owner() : "");
            Instant due = sink.due(task.due(), clock.instant());
            TimelineSink.Outcome outcome =
                    sink.task(new PendingTask(task.key(), task.subject(), body, due, owner, false), task.accountId());
            require(Tool.CREATE_TASK, subject, outcome);
            return outcome;
        });
    }

    /**
     * Writes values of properties of a company. The properties have to be there, which {@code ensureProperties} of a writer sees
     * to.
     *
     * @throws SourceException when HubSpot did not take them, or that is not known
     */
    public void write(CrmProperties properties) {
        String company = properties.accountId();
        asking(Tool.ADD_NOTE, company, () -> {
            Map<String, String> values;
            try {
                values = ToldProperties.of(properties);
            } catch (IllegalArgumentException e) {
                throw new SourceException(Tool.ADD_NOTE, company, String.valueOf(e.getMessage()), false);
            }
            BatchResult result = crm.objects().update(ObjectType.COMPANY, List.of(new ObjectUpdate(company, values)));
            if (!result.missing().isEmpty() || !result.errors().isEmpty()) {
                String reason = result.errors().isEmpty()
                        ? "HubSpot has no company " + company
                        : result.errors().get(0).message();
                throw new SourceException(Tool.ADD_NOTE, company, reason, false);
            }
            return result;
        });
    }

    private static void require(Tool tool, String subject, TimelineSink.Outcome outcome) {
        if (outcome.reason() != null) {
            throw new SourceException(tool, subject, outcome.reason(), outcome.retryable());
        }
    }

    /** An owner by id, address or name; null when there is none of them. */
    private @Nullable String ownerId(@Nullable String who) {
        if (who == null) {
            return null;
        }
        Map<String, Owner> known = owners;
        if (known == null) {
            known = crm.schema().owners();
            owners = known;
        }
        for (Owner owner : known.values()) {
            if (owner.id().equals(who)
                    || owner.email().equalsIgnoreCase(who)
                    || owner.name().equalsIgnoreCase(who)) {
                return owner.id();
            }
        }
        return null;
    }

    private static <T> T asking(Tool tool, String subject, Supplier<T> call) {
        try {
            return call.get();
        } catch (HubSpotException e) {
            throw new SourceException(tool, subject, String.valueOf(e.getMessage()), e.retryable());
        }
    }
}
