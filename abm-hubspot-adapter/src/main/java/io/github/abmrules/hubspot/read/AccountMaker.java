package io.github.abmrules.hubspot.read;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.Challenge;
import io.github.abmrules.core.programme.CompanyStage;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.trust.TrustLevel;
import io.github.abmrules.hubspot.crm.CrmObject;
import io.github.abmrules.hubspot.crm.ObjectType;
import io.github.abmrules.hubspot.crm.Owner;
import io.github.abmrules.hubspot.read.ReadingSettings.EventProperty;
import io.github.abmrules.hubspot.read.ReadingSettings.SignalProperty;
import io.github.abmrules.hubspot.standing.OwnProperty;
import io.github.abmrules.hubspot.standing.PropertyValues;
import io.github.abmrules.hubspot.standing.Standing;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes one account of the records of a company. Decides nothing: it only says in the words of the rules what the CRM says. */
final class AccountMaker {

    private static final String INCOMING = "INCOMING_EMAIL";
    private static final List<String> DIRECTIONS_OF_EMAIL =
            List.of(INCOMING, "EMAIL", "FORWARDED_EMAIL", "DRAFT_EMAIL");
    private static final List<String> OUTCOMES =
            List.of("COMPLETED", "SCHEDULED", "RESCHEDULED", "NO_SHOW", "CANCELED", "CANCELLED");
    private static final List<String> DIRECTIONS_OF_CALL = List.of("INBOUND", "OUTBOUND");

    private final ReadingSettings settings;
    private final DealStages stages;
    private final Map<String, Owner> owners;
    private final ZoneId zone;
    private final Instant asOf;
    private final boolean needsFit;

    AccountMaker(
            ReadingSettings settings,
            DealStages stages,
            Map<String, Owner> owners,
            ZoneId zone,
            Instant asOf,
            boolean needsFit) {
        this.settings = settings;
        this.stages = stages;
        this.owners = owners;
        this.zone = zone;
        this.asOf = asOf;
        this.needsFit = needsFit;
    }

    static String key(ObjectType type, String id) {
        return type.path() + "/" + id;
    }

    /** Meetings whose contacts matter, since they give signals. */
    List<String> tellingMeetings(Collection<CrmObject> meetings) {
        return meetings.stream()
                .filter(each -> settings.meetingOutcomes().contains(String.valueOf(each.get("hs_meeting_outcome"))))
                .map(CrmObject::id)
                .toList();
    }

    List<String> tellingEmails(Collection<CrmObject> emails) {
        return emails.stream()
                .filter(each -> INCOMING.equals(each.get("hs_email_direction")))
                .map(CrmObject::id)
                .toList();
    }

    List<String> tellingCalls(Collection<CrmObject> calls) {
        return calls.stream().filter(this::isAnswered).map(CrmObject::id).toList();
    }

    private boolean isAnswered(CrmObject call) {
        String direction = call.get("hs_call_direction");
        return "INBOUND".equals(direction)
                || ("OUTBOUND".equals(direction)
                        && settings.answeredDispositions().contains(String.valueOf(call.get("hs_call_disposition"))));
    }

    void make(
            CrmObject company,
            List<CrmObject> deals,
            List<CrmObject> contacts,
            List<CrmObject> meetings,
            List<CrmObject> emails,
            List<CrmObject> calls,
            Map<String, List<String>> people,
            List<ReadCompany> read,
            List<RejectedCompany> rejected) {
        List<Finding> findings = new ArrayList<>();
        PropertyValues values = values("company " + company.id(), company, findings);
        List<Signal> signals = new ArrayList<>();
        List<AccountEvent> events = new ArrayList<>();
        signals(values, settings.companySignals(), null, signals);
        for (EventProperty property : settings.companyEvents()) {
            Instant at = values.instant(property.property());
            if (at != null) {
                events.add(AccountEvent.of(property.type(), at));
            }
        }
        List<Contact> accountContacts = contacts(contacts, signals, findings);
        meetings(meetings, people, signals, events, findings);
        emails(emails, people, signals, findings);
        calls(calls, people, signals, findings);
        List<Deal> accountDeals = deals(deals, people, findings);
        if (settings.trustEvents()) {
            accountDeals.stream()
                    .filter(deal -> deal.status() == DealStatus.CLOSED_WON && deal.closeDate() != null)
                    .forEach(deal -> events.add(
                            new AccountEvent(EventType.DEAL_CLOSED_WON, deal.closeDate(), null, deal.dealId())));
        }
        IcpTier tier = tier(values);
        Firmographics known = firmographics(values);
        Firmographics firmographics = known == null && tier == null && !needsFit
                ? new Firmographics(null, null, null, null, null, List.of(), List.of())
                : known;
        Standing standing = Standing.read(values, asOf);
        String name = values.text("name") == null ? values.text("domain") : values.text("name");
        try {
            Account account = Account.builder(company.id())
                    .company(name)
                    .icpTier(tier)
                    .firmographics(firmographics)
                    .signals(signals)
                    .deals(accountDeals)
                    .contacts(accountContacts)
                    .events(events)
                    .current(standing.current())
                    .reviews(standing.review() == null ? List.of() : List.of(standing.review()))
                    .pin(standing.pin())
                    .trustLevel(values.constant(OwnProperty.TRUST_LEVEL.id(), TrustLevel.class))
                    .jobToBeDone(values.text(OwnProperty.JOB_TO_BE_DONE.id()))
                    .challenge(values.constant(OwnProperty.CHALLENGE.id(), Challenge.class))
                    .vertical(values.text("industry"))
                    .stage(values.constant(OwnProperty.STAGE.id(), CompanyStage.class))
                    .build();
            read.add(new ReadCompany(account, kept(company), values.text("hubspot_owner_id"), findings));
        } catch (InvalidFactException e) {
            rejected.add(new RejectedCompany(
                    company.id(), name, List.of(new Problem(e.field(), e.value(), e.reason())), findings));
        }
    }

    private static Map<String, String> kept(CrmObject company) {
        Map<String, String> kept = new HashMap<>();
        for (OwnProperty property : OwnProperty.values()) {
            String value = company.properties().get(property.id());
            if (property.isWritten() && value != null && !value.isEmpty()) {
                kept.put(property.id(), value);
            }
        }
        return kept;
    }

    private PropertyValues values(String record, CrmObject object, List<Finding> findings) {
        return new PropertyValues(record, object.properties(), zone, findings);
    }

    private static void signals(
            PropertyValues values, List<SignalProperty> properties, @Nullable String contactId, List<Signal> signals) {
        for (SignalProperty property : properties) {
            Instant at = values.instant(property.property());
            if (at != null) {
                signals.add(new Signal(property.type(), at, contactId, property.intentPage()));
            }
        }
    }

    private List<Contact> contacts(List<CrmObject> contacts, List<Signal> signals, List<Finding> findings) {
        List<Contact> made = new ArrayList<>();
        for (CrmObject contact : contacts) {
            PropertyValues values = values("contact " + contact.id(), contact, findings);
            signals(values, settings.contactSignals(), contact.id(), signals);
            String role = values.text("hs_buying_role");
            boolean committee = role != null
                    && (settings.committeeRoles().isEmpty()
                            || List.of(role.split(";")).stream()
                                    .map(String::strip)
                                    .anyMatch(settings.committeeRoles()::contains));
            made.add(new Contact(contact.id(), role == null ? values.text("jobtitle") : role, committee));
        }
        return made;
    }

    private void meetings(
            List<CrmObject> meetings,
            Map<String, List<String>> people,
            List<Signal> signals,
            List<AccountEvent> events,
            List<Finding> findings) {
        for (CrmObject meeting : meetings) {
            PropertyValues values = values("meeting " + meeting.id(), meeting, findings);
            String outcome = values.text("hs_meeting_outcome");
            if (outcome == null || !settings.meetingOutcomes().contains(outcome)) {
                if (outcome != null && !OUTCOMES.contains(outcome)) {
                    values.unknown("hs_meeting_outcome", outcome, OUTCOMES);
                }
                continue;
            }
            Instant start = values.instant("hs_meeting_start_time");
            Instant at = start == null ? values.instant("hs_timestamp") : start;
            if (at == null) {
                continue;
            }
            boolean demo = isDemo(values.text("hs_meeting_title"));
            signals(demo ? SignalType.DEMO : SignalType.MEETING, at, ObjectType.MEETING, meeting, people, signals);
            if (settings.trustEvents()) {
                events.add(AccountEvent.of(demo ? EventType.DEMO_DELIVERED : EventType.MEETING_ACCEPTED, at));
            }
        }
    }

    private boolean isDemo(@Nullable String title) {
        String folded = title == null ? "" : title.toLowerCase(Locale.ROOT);
        return settings.demoWords().stream().anyMatch(word -> folded.contains(word.toLowerCase(Locale.ROOT)));
    }

    private void emails(
            List<CrmObject> emails, Map<String, List<String>> people, List<Signal> signals, List<Finding> findings) {
        for (CrmObject email : emails) {
            PropertyValues values = values("e-mail " + email.id(), email, findings);
            String direction = values.text("hs_email_direction");
            if (direction != null && !DIRECTIONS_OF_EMAIL.contains(direction)) {
                values.unknown("hs_email_direction", direction, DIRECTIONS_OF_EMAIL);
            }
            Instant at = values.instant("hs_timestamp");
            if (INCOMING.equals(direction) && at != null) {
                signals(SignalType.EMAIL_REPLY, at, ObjectType.EMAIL, email, people, signals);
            }
        }
    }

    private void calls(
            List<CrmObject> calls, Map<String, List<String>> people, List<Signal> signals, List<Finding> findings) {
        for (CrmObject call : calls) {
            PropertyValues values = values("call " + call.id(), call, findings);
            String direction = values.text("hs_call_direction");
            if (direction != null && !DIRECTIONS_OF_CALL.contains(direction)) {
                values.unknown("hs_call_direction", direction, DIRECTIONS_OF_CALL);
            }
            Instant at = values.instant("hs_timestamp");
            if (isAnswered(call) && at != null) {
                signals(SignalType.OUTREACH_REPLY, at, ObjectType.CALL, call, people, signals);
            }
        }
    }

    /** One signal for each person who took part; one of nobody when none is known. */
    private static void signals(
            SignalType type,
            Instant at,
            ObjectType from,
            CrmObject object,
            Map<String, List<String>> people,
            List<Signal> signals) {
        List<String> contacts = people.getOrDefault(key(from, object.id()), List.of());
        if (contacts.isEmpty()) {
            signals.add(Signal.of(type, at));
        }
        contacts.forEach(contact -> signals.add(Signal.of(type, at, contact)));
    }

    List<Deal> deals(List<CrmObject> deals, Map<String, List<String>> people, List<Finding> findings) {
        List<Deal> made = new ArrayList<>();
        for (CrmObject deal : deals) {
            PropertyValues values = values("deal " + deal.id(), deal, findings);
            String stageId = values.text("dealstage");
            String stage = stageId == null ? null : stages.name(stageId);
            if (stageId != null && stage == null) {
                values.unknown("dealstage", stageId, "is a stage of no pipeline");
            }
            DealStatus status = status(values, stageId);
            if (status == null) {
                values.unknown(
                        "hs_is_closed",
                        String.valueOf(values.text("hs_is_closed")),
                        "does not say whether the deal is open; the deal does not count");
                continue;
            }
            String ownerId = values.text("hubspot_owner_id");
            Owner owner = ownerId == null ? null : owners.get(ownerId);
            made.add(new Deal(
                    deal.id(),
                    stage == null ? stageId : stage,
                    status,
                    values.number("amount"),
                    values.instant("hs_v2_date_entered_current_stage"),
                    values.instant("notes_last_updated"),
                    values.instant("closedate"),
                    values.text("hs_next_step"),
                    owner == null ? ownerId : owner.display(),
                    people.getOrDefault(key(ObjectType.DEAL, deal.id()), List.of())));
        }
        return made;
    }

    private @Nullable DealStatus status(PropertyValues values, @Nullable String stageId) {
        if (Boolean.TRUE.equals(values.flag("hs_is_closed_won"))) {
            return DealStatus.CLOSED_WON;
        }
        if (Boolean.TRUE.equals(values.flag("hs_is_closed_lost"))) {
            return DealStatus.CLOSED_LOST;
        }
        DealStatus byStage = stageId == null ? null : stages.status(stageId);
        if (byStage != null) {
            return byStage;
        }
        return Boolean.FALSE.equals(values.flag("hs_is_closed")) ? DealStatus.OPEN : null;
    }

    private @Nullable IcpTier tier(PropertyValues values) {
        if (!settings.tierProperty().isEmpty()) {
            IcpTier tier = values.constant(settings.tierProperty(), IcpTier.class);
            if (tier != null) {
                return tier;
            }
        }
        String profile = settings.profileProperty().isEmpty() ? null : values.text(settings.profileProperty());
        if (profile == null) {
            return null;
        }
        Map<String, IcpTier> tiers = settings.tiers();
        IcpTier tier = tiers.get(profile);
        if (tier == null) {
            values.unknown(settings.profileProperty(), profile, List.copyOf(tiers.keySet()));
        }
        return tier;
    }

    private static @Nullable Firmographics firmographics(PropertyValues values) {
        String industry = values.text("industry");
        BigDecimal employees = values.number("numberofemployees");
        BigDecimal revenue = values.number("annualrevenue");
        String country = values.text("country");
        BigDecimal founded = values.number("founded_year");
        if (employees != null && employees.signum() < 0) {
            values.unreadable("numberofemployees", employees.toPlainString(), "is negative");
            employees = null;
        }
        if (industry == null && employees == null && revenue == null) {
            return null;
        }
        return new Firmographics(
                industry,
                employees == null ? null : Long.valueOf(employees.longValue()),
                revenue,
                country,
                founded == null ? null : Integer.valueOf(founded.intValue()),
                List.of(),
                List.of());
    }
}
