package io.github.abmrules.hubspot.read;

import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.hubspot.standing.OwnProperty;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * Which value of the CRM gives which fact. The defaults are {@link #standard()}; other settings are a JSON file with the fields
 * that differ, or made with the {@code with} methods. Immutable.
 *
 * @param tierProperty the property of companies that holds A to E; an empty text reads none
 * @param profileProperty the property that says how ideal a company is, read where there is no tier; an empty text reads none
 * @param profileTiers its values and their tiers
 * @param companySignals properties of companies that hold when something was done
 * @param contactSignals the same of contacts
 * @param companyEvents properties of companies that hold when something happened
 * @param meetingOutcomes outcomes of meetings that took place; others are no signals
 * @param demoWords words in the title of a meeting that make it a demonstration; compared without regard to capitals
 * @param answeredDispositions dispositions of outbound calls that somebody answered
 * @param trustEvents whether meetings and won deals also count as events that raise trust
 * @param committeeRoles buying roles that make a contact a member of the committee; empty takes any role
 * @param moreProperties further properties of companies to read, for a host of its own
 */
public record ReadingSettings(
        String tierProperty,
        String profileProperty,
        List<TierValue> profileTiers,
        List<SignalProperty> companySignals,
        List<SignalProperty> contactSignals,
        List<EventProperty> companyEvents,
        List<String> meetingOutcomes,
        List<String> demoWords,
        List<String> answeredDispositions,
        boolean trustEvents,
        List<String> committeeRoles,
        List<String> moreProperties) {

    /**
     * A value and the tier it stands for.
     *
     * @param value as HubSpot stores it
     * @param tier the tier
     */
    public record TierValue(String value, IcpTier tier) {}

    /**
     * A property that holds when something was done.
     *
     * @param property its name
     * @param type what was done
     * @param intentPage whether it was a visit to a page that shows intent
     */
    public record SignalProperty(String property, SignalType type, boolean intentPage) {}

    /**
     * A property that holds when something happened.
     *
     * @param property its name
     * @param type what happened; not TRUST_LOST and not DEAL_STALLED, which need more than an instant
     */
    public record EventProperty(String property, EventType type) {

        /** Checks that the type needs no more. */
        public EventProperty {
            if (type == EventType.TRUST_LOST || type == EventType.DEAL_STALLED) {
                throw new InvalidFactException("type", type.name(), "needs more than an instant");
            }
        }
    }

    /** Copies the lists. */
    public ReadingSettings {
        profileTiers = List.copyOf(profileTiers);
        companySignals = List.copyOf(companySignals);
        contactSignals = List.copyOf(contactSignals);
        companyEvents = List.copyOf(companyEvents);
        meetingOutcomes = List.copyOf(meetingOutcomes);
        demoWords = List.copyOf(demoWords);
        answeredDispositions = List.copyOf(answeredDispositions);
        committeeRoles = List.copyOf(committeeRoles);
        moreProperties = List.copyOf(moreProperties);
    }

    /** The defaults. */
    public static ReadingSettings standard() {
        return new ReadingSettings(
                OwnProperty.ICP_TIER.id(),
                "hs_ideal_customer_profile",
                List.of(
                        new TierValue("tier_1", IcpTier.A),
                        new TierValue("tier_2", IcpTier.B),
                        new TierValue("tier_3", IcpTier.C)),
                List.of(
                        new SignalProperty("hs_analytics_last_visit_timestamp", SignalType.WEBSITE_VISIT, false),
                        new SignalProperty("hs_sales_email_last_replied", SignalType.EMAIL_REPLY, false)),
                List.of(new SignalProperty("recent_conversion_date", SignalType.CONTENT_DOWNLOAD, false)),
                List.of(
                        event(OwnProperty.CHALLENGE_VALIDATED_AT, EventType.CHALLENGE_VALIDATED),
                        event(OwnProperty.TIMELINE_EXPRESSED_AT, EventType.TIMELINE_EXPRESSED),
                        event(OwnProperty.BUDGET_EXPRESSED_AT, EventType.BUDGET_EXPRESSED),
                        event(OwnProperty.CHAMPION_LEFT_AT, EventType.CHAMPION_LEFT),
                        event(OwnProperty.BUDGET_CYCLE_MISSED_AT, EventType.BUDGET_CYCLE_MISSED),
                        event(OwnProperty.CONFIRMED_NO_PRIORITY_AT, EventType.CONFIRMED_NO_PRIORITY)),
                List.of("COMPLETED"),
                List.of("demo"),
                List.of("f240bbac-87c9-4f6e-bf70-924b57d47db7"),
                true,
                List.of(),
                List.of());
    }

    private static EventProperty event(OwnProperty property, EventType type) {
        return new EventProperty(property.id(), type);
    }

    /**
     * Reads settings from JSON; a field that is not there has its default.
     *
     * @throws InvalidFactException when anything is wrong with it; the message names every problem and the known fields
     */
    public static ReadingSettings fromJson(String json) {
        SettingsJson.requireKnown(json, ReadingSettings.class);
        String whole = SettingsJson.over(RecordJson.text(standard()), json);
        return RecordJson.of(ReadingSettings.class).require(whole, ZoneOffset.UTC);
    }

    /** These settings with another property for the tier. */
    public ReadingSettings withTierProperty(String property) {
        return new ReadingSettings(
                property,
                profileProperty,
                profileTiers,
                companySignals,
                contactSignals,
                companyEvents,
                meetingOutcomes,
                demoWords,
                answeredDispositions,
                trustEvents,
                committeeRoles,
                moreProperties);
    }

    /** These settings with other properties for signals. */
    public ReadingSettings withSignals(List<SignalProperty> ofCompanies, List<SignalProperty> ofContacts) {
        return new ReadingSettings(
                tierProperty,
                profileProperty,
                profileTiers,
                ofCompanies,
                ofContacts,
                companyEvents,
                meetingOutcomes,
                demoWords,
                answeredDispositions,
                trustEvents,
                committeeRoles,
                moreProperties);
    }

    /** The zone of bare dates unless a host says otherwise. */
    static ZoneId zone() {
        return ZoneOffset.UTC;
    }

    Map<String, IcpTier> tiers() {
        Map<String, IcpTier> tiers = new java.util.LinkedHashMap<>();
        profileTiers.forEach(each -> tiers.put(each.value(), each.tier()));
        return tiers;
    }
}
