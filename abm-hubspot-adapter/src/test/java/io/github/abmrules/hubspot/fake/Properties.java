package io.github.abmrules.hubspot.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The definitions of all properties of a portal: those of the service, and those that clients created. */
final class Properties {

    private final Map<ObjectType, SortedMap<String, Property>> definitions = new EnumMap<>(ObjectType.class);
    private final Map<ObjectType, Set<String>> groups = new EnumMap<>(ObjectType.class);
    private final Map<ObjectType, Set<String>> required = new EnumMap<>(ObjectType.class);

    Properties() {
        for (ObjectType type : ObjectType.values()) {
            definitions.put(type, new TreeMap<>());
            groups.put(type, new TreeSet<>(Set.of(type.singular() + "information")));
            required.put(type, new TreeSet<>());
            readOnly(type, "number", "hs_object_id");
            readOnly(type, "datetime", type.createdProperty(), type.modifiedProperty());
            define(type, "enumeration", "select", "hubspot_owner_id");
        }
        companies();
        contacts();
        deals();
        engagements();
    }

    private void companies() {
        ObjectType type = ObjectType.COMPANIES;
        strings(type, "name", "domain", "website", "phone", "city", "country", "description", "founded_year");
        choice(
                type,
                "industry",
                "ACCOUNTING",
                "BANKING",
                "BIOTECHNOLOGY",
                "COMPUTER_SOFTWARE",
                "FINANCIAL_SERVICES",
                "HOSPITAL_HEALTH_CARE",
                "INFORMATION_TECHNOLOGY_AND_SERVICES",
                "INSURANCE",
                "INTERNET",
                "LOGISTICS_AND_SUPPLY_CHAIN",
                "MACHINERY",
                "RETAIL",
                "TELECOMMUNICATIONS");
        numbers(type, "numberofemployees", "annualrevenue");
        choice(
                type,
                "lifecyclestage",
                "subscriber",
                "lead",
                "marketingqualifiedlead",
                "salesqualifiedlead",
                "opportunity",
                "customer",
                "evangelist",
                "other");
        choice(type, "hs_ideal_customer_profile", "tier_1", "tier_2", "tier_3");
        bool(type, "hs_is_target_account");
        datetimes(type, "hs_latest_meeting_activity");
        readOnly(
                type,
                "datetime",
                "notes_last_contacted",
                "notes_last_updated",
                "hs_last_sales_activity_timestamp",
                "hs_last_booked_meeting_date",
                "hs_last_logged_call_date",
                "hs_last_logged_outgoing_email_date",
                "hs_sales_email_last_replied",
                "hs_analytics_last_visit_timestamp",
                "hs_analytics_last_timestamp");
        readOnly(type, "string", "hs_last_sales_activity_type");
        readOnly(
                type,
                "number",
                "num_notes",
                "num_contacted_notes",
                "num_associated_contacts",
                "num_associated_deals",
                "hs_num_open_deals",
                "hs_num_decision_makers",
                "hs_num_contacts_with_buying_roles",
                "hs_analytics_num_page_views",
                "hs_analytics_num_visits");
    }

    private void contacts() {
        ObjectType type = ObjectType.CONTACTS;
        strings(type, "firstname", "lastname", "jobtitle", "phone", "company");
        put(
                type,
                new Property("email", "email", "string", "text", "contactinformation", List.of(), true, false, false));
        define(
                type,
                "enumeration",
                "checkbox",
                "hs_buying_role",
                "BLOCKER",
                "BUDGET_HOLDER",
                "CHAMPION",
                "DECISION_MAKER",
                "END_USER",
                "EXECUTIVE_SPONSOR",
                "INFLUENCER",
                "LEGAL_AND_COMPLIANCE",
                "OTHER");
        choice(
                type,
                "lifecyclestage",
                "subscriber",
                "lead",
                "marketingqualifiedlead",
                "salesqualifiedlead",
                "opportunity",
                "customer");
        readOnly(
                type,
                "datetime",
                "notes_last_contacted",
                "notes_last_updated",
                "hs_last_sales_activity_timestamp",
                "hs_sales_email_last_replied",
                "hs_analytics_last_visit_timestamp",
                "hs_analytics_last_timestamp",
                "recent_conversion_date",
                "hs_email_last_open_date",
                "hs_email_last_click_date");
        readOnly(type, "number", "num_notes", "hs_analytics_num_page_views", "hs_analytics_num_visits");
    }

    private void deals() {
        ObjectType type = ObjectType.DEALS;
        strings(type, "dealname", "description", "hs_next_step");
        define(type, "enumeration", "radio", "dealstage");
        define(type, "enumeration", "select", "pipeline");
        numbers(type, "amount");
        datetimes(type, "closedate");
        readOnly(type, "bool", "hs_is_closed", "hs_is_closed_won", "hs_is_closed_lost");
        readOnly(type, "number", "hs_deal_stage_probability");
        readOnly(type, "datetime", "notes_last_updated", "hs_v2_date_entered_current_stage");
    }

    private void engagements() {
        for (ObjectType type :
                List.of(ObjectType.NOTES, ObjectType.TASKS, ObjectType.MEETINGS, ObjectType.EMAILS, ObjectType.CALLS)) {
            datetimes(type, "hs_timestamp");
        }
        strings(ObjectType.NOTES, "hs_note_body", "hs_attachment_ids");
        require(ObjectType.NOTES, "hs_timestamp");
        ObjectType task = ObjectType.TASKS;
        strings(task, "hs_task_subject", "hs_task_body");
        choice(task, "hs_task_status", "NOT_STARTED", "IN_PROGRESS", "WAITING", "COMPLETED", "DEFERRED");
        choice(task, "hs_task_priority", "NONE", "LOW", "MEDIUM", "HIGH");
        choice(task, "hs_task_type", "EMAIL", "CALL", "TODO");
        require(task, "hs_timestamp");
        ObjectType meeting = ObjectType.MEETINGS;
        datetimes(meeting, "hs_meeting_start_time", "hs_meeting_end_time");
        choice(meeting, "hs_meeting_outcome", "SCHEDULED", "COMPLETED", "RESCHEDULED", "NO_SHOW", "CANCELED");
        strings(meeting, "hs_meeting_title", "hs_meeting_body");
        require(meeting, "hs_timestamp");
        ObjectType email = ObjectType.EMAILS;
        choice(email, "hs_email_direction", "EMAIL", "INCOMING_EMAIL", "FORWARDED_EMAIL", "DRAFT_EMAIL");
        choice(email, "hs_email_status", "BOUNCED", "FAILED", "SCHEDULED", "SENDING", "SENT");
        strings(email, "hs_email_subject", "hs_email_text");
        require(email, "hs_timestamp");
        ObjectType call = ObjectType.CALLS;
        choice(call, "hs_call_direction", "INBOUND", "OUTBOUND");
        strings(call, "hs_call_disposition", "hs_call_title", "hs_call_body");
        choice(call, "hs_call_status", "BUSY", "CALLING_CRM_USER", "CANCELED", "COMPLETED", "FAILED", "NO_ANSWER");
        numbers(call, "hs_call_duration");
        require(call, "hs_timestamp");
    }

    private void strings(ObjectType type, String... names) {
        Arrays.stream(names).forEach(name -> define(type, "string", "text", name));
    }

    private void numbers(ObjectType type, String... names) {
        Arrays.stream(names).forEach(name -> define(type, "number", "number", name));
    }

    private void datetimes(ObjectType type, String... names) {
        Arrays.stream(names).forEach(name -> define(type, "datetime", "date", name));
    }

    private void bool(ObjectType type, String name) {
        define(type, "bool", "booleancheckbox", name);
    }

    private void choice(ObjectType type, String name, String... options) {
        define(type, "enumeration", "select", name, options);
    }

    private void readOnly(ObjectType type, String kind, String... names) {
        for (String name : names) {
            String field = switch (kind) {
                case "number" -> "number";
                case "datetime" -> "date";
                case "bool" -> "booleancheckbox";
                default -> "text";
            };
            put(
                    type,
                    new Property(
                            name, name, kind, field, type.singular() + "information", List.of(), false, true, false));
        }
    }

    private void define(ObjectType type, String kind, String field, String name, String... options) {
        List<Property.Option> all = Arrays.stream(options)
                .map(option -> new Property.Option(option, option))
                .toList();
        put(type, new Property(name, name, kind, field, type.singular() + "information", all, false, false, false));
    }

    void put(ObjectType type, Property property) {
        of(type).put(property.name(), property);
    }

    SortedMap<String, Property> of(ObjectType type) {
        return definitions.get(type);
    }

    @Nullable
    Property find(ObjectType type, String name) {
        return of(type).get(name);
    }

    Set<String> groups(ObjectType type) {
        return groups.get(type);
    }

    /** From now on an admin requires a value. */
    void require(ObjectType type, String name) {
        required.get(type).add(name);
    }

    /** What is required and not there. */
    List<String> missing(ObjectType type, Map<String, String> values) {
        List<String> missing = new ArrayList<>();
        for (String name : required.get(type)) {
            if (values.getOrDefault(name, "").isEmpty()) {
                missing.add(name);
            }
        }
        return missing;
    }

    /** Checks values that a client writes. */
    Map<String, String> checked(ObjectType type, Map<String, String> values) {
        Map<String, String> checked = new TreeMap<>();
        values.forEach((name, value) -> {
            Property property = find(type, name);
            if (property == null) {
                throw Refusal.invalidValue(name, "PROPERTY_DOESNT_EXIST", "Property \"" + name + "\" does not exist");
            }
            if (property.readOnly()) {
                throw Refusal.invalidValue(name, "READ_ONLY_VALUE", "\"" + name + "\" is a read only property");
            }
            checked.put(name, property.checked(value));
        });
        return checked;
    }
}
