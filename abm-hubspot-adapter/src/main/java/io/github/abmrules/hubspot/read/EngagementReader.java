package io.github.abmrules.hubspot.read;

import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.hubspot.crm.Association;
import io.github.abmrules.hubspot.crm.BatchResult;
import io.github.abmrules.hubspot.crm.Crm;
import io.github.abmrules.hubspot.crm.CrmAssociations.Linking;
import io.github.abmrules.hubspot.crm.CrmObject;
import io.github.abmrules.hubspot.crm.ObjectType;
import io.github.abmrules.hubspot.crm.Owner;
import io.github.abmrules.hubspot.crm.Page;
import io.github.abmrules.hubspot.standing.OwnProperty;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes accounts of companies, with their deals, contacts, meetings, e-mails and calls. Associations are read 1,000 at a time and
 * records 100, so that some thousand companies take a few hundred calls. Pipelines and owners are read once. Thread-safe.
 */
public final class EngagementReader {

    /** How many companies are read together, and are in memory at a time. */
    public static final int CHUNK = 1_000;

    private static final String SOURCE = "hubspot";
    private static final List<String> COMPANY = List.of(
            "name",
            "domain",
            "industry",
            "numberofemployees",
            "annualrevenue",
            "country",
            "founded_year",
            "hubspot_owner_id");
    private static final List<String> DEAL = List.of(
            "dealname",
            "dealstage",
            "pipeline",
            "amount",
            "closedate",
            "createdate",
            "hs_is_closed",
            "hs_is_closed_won",
            "hs_is_closed_lost",
            "notes_last_updated",
            "hs_v2_date_entered_current_stage",
            "hs_next_step",
            "hubspot_owner_id");
    private static final List<String> MEETING = List.of(
            "hs_timestamp", "hs_meeting_start_time", "hs_meeting_end_time", "hs_meeting_outcome", "hs_meeting_title");
    private static final List<String> EMAIL = List.of("hs_timestamp", "hs_email_direction", "hs_email_status");
    private static final List<String> CALL = List.of("hs_timestamp", "hs_call_direction", "hs_call_disposition");

    private final Crm crm;
    private final ReadingSettings settings;
    private final ZoneId zone;
    private @Nullable Lookups lookups;

    private record Lookups(DealStages stages, Map<String, Owner> owners) {}

    /**
     * A reader.
     *
     * @param zone the zone of bare dates
     */
    public EngagementReader(Crm crm, ReadingSettings settings, ZoneId zone) {
        this.crm = crm;
        this.settings = settings;
        this.zone = zone;
    }

    /** The properties of companies that are read. */
    public List<String> companyProperties() {
        Set<String> names = new LinkedHashSet<>(COMPANY);
        names.addAll(OwnProperty.ids());
        names.add(settings.tierProperty());
        names.add(settings.profileProperty());
        settings.companySignals().forEach(each -> names.add(each.property()));
        settings.companyEvents().forEach(each -> names.add(each.property()));
        names.addAll(settings.moreProperties());
        names.remove("");
        return List.copyOf(names);
    }

    private List<String> contactProperties() {
        Set<String> names = new LinkedHashSet<>(List.of("hs_buying_role", "jobtitle"));
        settings.contactSignals().forEach(each -> names.add(each.property()));
        return List.copyOf(names);
    }

    /**
     * A page of all companies, without what belongs to them.
     *
     * @param after where it begins; null for the first
     */
    public Page companies(@Nullable String after) {
        return crm.objects().page(ObjectType.COMPANY, companyProperties(), after);
    }

    /**
     * Reads some companies by id. One that does not exist is in neither list.
     *
     * @param asOf the instant of the decision
     */
    public Reading read(Collection<String> ids, Instant asOf) {
        BatchResult result = crm.objects().read(ObjectType.COMPANY, ids, companyProperties());
        Reading reading = read(result.objects(), asOf);
        List<Failure> failed = new ArrayList<>(reading.failed());
        result.errors().forEach(error -> failed.add(new Failure(error.id(), SOURCE, error.message())));
        return new Reading(reading.companies(), reading.rejected(), failed);
    }

    /** Reads what belongs to companies of a {@link #companies page}. */
    public Reading read(List<CrmObject> companies, Instant asOf) {
        return read(companies, asOf, true);
    }

    /** Reads companies whose fit is not asked for, and which may have none. */
    public Reading readWithoutFit(Collection<String> ids, Instant asOf) {
        BatchResult result = crm.objects().read(ObjectType.COMPANY, ids, companyProperties());
        return read(result.objects(), asOf, false);
    }

    private Reading read(List<CrmObject> companies, Instant asOf, boolean needsFit) {
        if (companies.isEmpty()) {
            return new Reading(List.of(), List.of(), List.of());
        }
        Lookups known = lookups();
        List<String> ids = companies.stream().map(CrmObject::id).toList();
        Map<ObjectType, Linked> linked = linked(
                ids,
                Map.of(
                        ObjectType.DEAL,
                        DEAL,
                        ObjectType.CONTACT,
                        contactProperties(),
                        ObjectType.MEETING,
                        MEETING,
                        ObjectType.EMAIL,
                        EMAIL,
                        ObjectType.CALL,
                        CALL));
        Linked deals = of(linked, ObjectType.DEAL);
        Linked contacts = of(linked, ObjectType.CONTACT);
        Linked meetings = of(linked, ObjectType.MEETING);
        Linked emails = of(linked, ObjectType.EMAIL);
        Linked calls = of(linked, ObjectType.CALL);
        AccountMaker maker = new AccountMaker(settings, known.stages(), known.owners(), zone, asOf, needsFit);
        Map<ObjectType, Collection<String>> telling = new EnumMap<>(ObjectType.class);
        telling.put(ObjectType.DEAL, deals.byId.keySet());
        telling.put(ObjectType.MEETING, maker.tellingMeetings(meetings.byId.values()));
        telling.put(ObjectType.EMAIL, maker.tellingEmails(emails.byId.values()));
        telling.put(ObjectType.CALL, maker.tellingCalls(calls.byId.values()));
        Map<String, List<String>> people = contactsOf(telling);
        List<ReadCompany> read = new ArrayList<>();
        List<RejectedCompany> rejected = new ArrayList<>();
        List<Failure> failed = new ArrayList<>();
        for (CrmObject company : companies) {
            String gap = gap(company.id(), List.of(deals, contacts, meetings, emails, calls));
            if (gap != null) {
                failed.add(new Failure(company.id(), SOURCE, gap));
                continue;
            }
            maker.make(
                    company,
                    deals.of(company.id()),
                    contacts.of(company.id()),
                    meetings.of(company.id()),
                    emails.of(company.id()),
                    calls.of(company.id()),
                    people,
                    read,
                    rejected);
        }
        return new Reading(read, rejected, failed);
    }

    /** The deals with one company. */
    public List<io.github.abmrules.core.account.Deal> deals(String companyId) {
        Linked deals = of(linked(List.of(companyId), Map.of(ObjectType.DEAL, DEAL)), ObjectType.DEAL);
        Lookups known = lookups();
        AccountMaker maker = new AccountMaker(settings, known.stages(), known.owners(), zone, Instant.MAX, false);
        Map<String, List<String>> people = contactsOf(Map.of(ObjectType.DEAL, deals.byId.keySet()));
        return maker.deals(deals.of(companyId), people, new ArrayList<>());
    }

    /** Forgets pipelines and owners, so that they are read again when they are needed. */
    public synchronized void refresh() {
        lookups = null;
    }

    private synchronized Lookups lookups() {
        Lookups known = lookups;
        if (known == null) {
            known = new Lookups(
                    new DealStages(crm.schema().dealPipelines()), crm.schema().owners());
            lookups = known;
        }
        return known;
    }

    /** What could not be read of a company; null when nothing is missing. */
    private static @Nullable String gap(String companyId, List<Linked> all) {
        for (Linked linked : all) {
            for (Association link : linked.links.getOrDefault(companyId, List.of())) {
                if (linked.unread.contains(link.toId())) {
                    return "the record " + link.toId() + " of " + linked.type.path() + " could not be read";
                }
            }
        }
        return null;
    }

    private record Linked(
            ObjectType type, Map<String, List<Association>> links, Map<String, CrmObject> byId, Set<String> unread) {
        List<CrmObject> of(String companyId) {
            List<CrmObject> objects = new ArrayList<>();
            for (Association link : links.getOrDefault(companyId, List.of())) {
                CrmObject object = byId.get(link.toId());
                if (object != null) {
                    objects.add(object);
                }
            }
            return objects;
        }
    }

    private static Linked of(Map<ObjectType, Linked> linked, ObjectType type) {
        return Objects.requireNonNull(linked.get(type));
    }

    /** What companies are linked with, of several types at the same time, so that the limiter is what calls wait for. */
    private Map<ObjectType, Linked> linked(List<String> companies, Map<ObjectType, List<String>> properties) {
        List<ObjectType> types = List.copyOf(properties.keySet());
        List<Map<String, List<Association>>> links = crm.associations()
                .of(types.stream()
                        .map(type -> new Linking(ObjectType.COMPANY, companies, type))
                        .toList());
        Map<ObjectType, Set<String>> ids = new EnumMap<>(ObjectType.class);
        for (int i = 0; i < types.size(); i++) {
            Set<String> own = ids.computeIfAbsent(types.get(i), any -> new LinkedHashSet<>());
            links.get(i).values().forEach(each -> each.forEach(link -> own.add(link.toId())));
        }
        Map<ObjectType, BatchResult> results = crm.objects().read(ids, properties);
        Map<ObjectType, Linked> linked = new EnumMap<>(ObjectType.class);
        for (int i = 0; i < types.size(); i++) {
            ObjectType type = types.get(i);
            BatchResult result = Objects.requireNonNull(results.get(type));
            Map<String, CrmObject> byId = new HashMap<>();
            result.objects().forEach(object -> byId.put(object.id(), object));
            Set<String> unread = new HashSet<>();
            result.errors().forEach(error -> unread.add(error.id()));
            if (unread.remove("")) {
                // An error of a record that is not named may be about any that did not come.
                unread.addAll(result.missing());
            }
            linked.put(type, new Linked(type, links.get(i), byId, unread));
        }
        return linked;
    }

    /** By type and id of the record, since ids of several types may be equal. */
    private Map<String, List<String>> contactsOf(Map<ObjectType, Collection<String>> ids) {
        List<ObjectType> types = ids.keySet().stream()
                .filter(type -> !Objects.requireNonNull(ids.get(type)).isEmpty())
                .toList();
        List<Map<String, List<Association>>> links = crm.associations()
                .of(types.stream()
                        .map(type -> new Linking(type, Objects.requireNonNull(ids.get(type)), ObjectType.CONTACT))
                        .toList());
        Map<String, List<String>> people = new HashMap<>();
        for (int i = 0; i < types.size(); i++) {
            ObjectType type = types.get(i);
            links.get(i).forEach((id, own) -> {
                TreeSet<String> contacts = new TreeSet<>();
                own.forEach(link -> contacts.add(link.toId()));
                people.put(AccountMaker.key(type, id), List.copyOf(contacts));
            });
        }
        return people;
    }
}
