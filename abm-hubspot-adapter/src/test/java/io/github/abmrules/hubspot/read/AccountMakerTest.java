package io.github.abmrules.hubspot.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.hubspot.crm.CrmObject;
import io.github.abmrules.hubspot.crm.ObjectType;
import io.github.abmrules.hubspot.crm.Owner;
import io.github.abmrules.hubspot.crm.Pipeline;
import io.github.abmrules.hubspot.crm.PipelineStage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountMakerTest {

    private static final Instant AS_OF = Instant.parse("2026-06-30T00:00:00Z");
    private static final String AT = "2026-06-01T10:00:00Z";
    private static final Instant THEN = Instant.parse(AT);

    private final Map<String, String> company = new HashMap<>(Map.of("name", "Acme", "abm_icp_tier", "A"));
    private final List<CrmObject> deals = new ArrayList<>();
    private final List<CrmObject> contacts = new ArrayList<>();
    private final List<CrmObject> meetings = new ArrayList<>();
    private final List<CrmObject> emails = new ArrayList<>();
    private final List<CrmObject> calls = new ArrayList<>();
    private final Map<String, List<String>> people = new HashMap<>();
    private ReadingSettings settings = ReadingSettings.standard();

    private Reading make() {
        PipelineStage open = new PipelineStage("7001", "Proposal", false, new BigDecimal("0.4"));
        PipelineStage won = new PipelineStage("7002", "Won", true, BigDecimal.ONE);
        PipelineStage lost = new PipelineStage("7003", "Lost", true, new BigDecimal("0.0"));
        AccountMaker maker = new AccountMaker(
                settings,
                new DealStages(List.of(new Pipeline("default", "Sales", List.of(open, won, lost)))),
                Map.of("90", new Owner("90", "kim@example.com", "Kim Lee")),
                ZoneOffset.UTC,
                AS_OF,
                true);
        List<ReadCompany> read = new ArrayList<>();
        List<RejectedCompany> rejected = new ArrayList<>();
        maker.make(
                new CrmObject(ObjectType.COMPANY, "1", company),
                deals,
                contacts,
                meetings,
                emails,
                calls,
                people,
                read,
                rejected);
        return new Reading(read, rejected, List.of());
    }

    private ReadCompany one() {
        Reading reading = make();
        assertThat(reading.rejected()).isEmpty();
        return reading.companies().get(0);
    }

    private static CrmObject object(ObjectType type, String id, String... values) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            properties.put(values[i], values[i + 1]);
        }
        return new CrmObject(type, id, properties);
    }

    @ParameterizedTest
    @CsvSource({"C, tier_1, C", ", tier_1, A", ", tier_2, B", ", tier_3, C"})
    void theTierIsOursElseTheProfile(String tier, String profile, IcpTier expected) {
        company.remove("abm_icp_tier");
        if (tier != null) {
            company.put("abm_icp_tier", tier);
        }
        company.put("hs_ideal_customer_profile", profile);

        assertThat(one().account().icpTier()).isEqualTo(expected);
    }

    @Test
    void withoutATierTheScorecardGetsWhatIsKnown() {
        company.remove("abm_icp_tier");
        company.putAll(Map.of("industry", "SOFTWARE", "numberofemployees", "250", "annualrevenue", "12500000.50"));

        Account account = one().account();
        assertThat(account.icpTier()).isNull();
        assertThat(account.firmographics()).isNotNull();
        assertThat(account.firmographics().employees()).isEqualTo(250L);
        assertThat(account.firmographics().annualRevenue()).isEqualByComparingTo("12500000.50");
    }

    @Test
    void withoutAnyFitACompanyIsRejected() {
        company.remove("abm_icp_tier");
        Reading reading = make();

        assertThat(reading.companies()).isEmpty();
        assertThat(reading.rejected().get(0).problems().get(0).field()).isEqualTo("icp_tier");
    }

    @Test
    void anUnknownTierIsDroppedWithAFinding() {
        company.put("abm_icp_tier", "a");
        company.put("hs_ideal_customer_profile", "tier_1");
        ReadCompany read = one();

        assertThat(read.account().icpTier()).isEqualTo(IcpTier.A);
        assertThat(read.findings())
                .containsExactly(Finding.warning(
                        "CRM_UNKNOWN_VALUE",
                        "company 1: abm_icp_tier \"a\" is not known; allowed: A, B, C, D, E. Maybe \"A\"?",
                        "abm_icp_tier"));
    }

    @Test
    void meetingsThatTookPlaceAreSignalsOfThosePresent() {
        meetings.add(object(ObjectType.MEETING, "5", "hs_meeting_outcome", "COMPLETED", "hs_meeting_start_time", AT));
        meetings.add(object(
                ObjectType.MEETING,
                "6",
                "hs_meeting_outcome",
                "COMPLETED",
                "hs_meeting_start_time",
                AT,
                "hs_meeting_title",
                "Product Demo"));
        meetings.add(object(ObjectType.MEETING, "7", "hs_meeting_outcome", "NO_SHOW", "hs_meeting_start_time", AT));
        meetings.add(object(ObjectType.MEETING, "8", "hs_meeting_start_time", AT));
        people.put("meetings/5", List.of("51", "52"));
        Account account = one().account();

        assertThat(account.signals())
                .containsExactly(
                        Signal.of(SignalType.MEETING, THEN, "51"),
                        Signal.of(SignalType.MEETING, THEN, "52"),
                        Signal.of(SignalType.DEMO, THEN));
        assertThat(account.events())
                .containsExactly(
                        AccountEvent.of(EventType.MEETING_ACCEPTED, THEN),
                        AccountEvent.of(EventType.DEMO_DELIVERED, THEN));
    }

    @Test
    void anUnknownOutcomeNeverFailsACompany() {
        meetings.add(object(ObjectType.MEETING, "5", "hs_meeting_outcome", "COMPLETE", "hs_meeting_start_time", AT));
        ReadCompany read = one();

        assertThat(read.account().signals()).isEmpty();
        assertThat(read.findings().get(0).message())
                .startsWith("meeting 5: hs_meeting_outcome \"COMPLETE\" is not known; allowed: COMPLETED")
                .endsWith("Maybe \"COMPLETED\"?");
    }

    @Test
    void repliesAndAnsweredCallsAreSignals() {
        emails.add(object(ObjectType.EMAIL, "1", "hs_email_direction", "INCOMING_EMAIL", "hs_timestamp", AT));
        emails.add(object(ObjectType.EMAIL, "2", "hs_email_direction", "EMAIL", "hs_timestamp", AT));
        calls.add(object(ObjectType.CALL, "1", "hs_call_direction", "INBOUND", "hs_timestamp", AT));
        calls.add(object(ObjectType.CALL, "2", "hs_call_direction", "OUTBOUND", "hs_timestamp", AT));
        calls.add(object(
                ObjectType.CALL,
                "3",
                "hs_call_direction",
                "OUTBOUND",
                "hs_timestamp",
                AT,
                "hs_call_disposition",
                "f240bbac-87c9-4f6e-bf70-924b57d47db7"));
        people.put("emails/1", List.of("9"));
        people.put("calls/1", List.of("8"));

        assertThat(one().account().signals())
                .containsExactly(
                        Signal.of(SignalType.EMAIL_REPLY, THEN, "9"),
                        Signal.of(SignalType.OUTREACH_REPLY, THEN, "8"),
                        Signal.of(SignalType.OUTREACH_REPLY, THEN));
    }

    @Test
    void visitsFormsAndWhatPeopleFillInCount() {
        company.put("hs_analytics_last_visit_timestamp", "1780308000000");
        company.put("abm_budget_expressed_at", "2026-06-01");
        contacts.add(object(
                ObjectType.CONTACT, "9", "recent_conversion_date", AT, "hs_buying_role", "BUDGET_HOLDER;CHAMPION"));
        contacts.add(object(ObjectType.CONTACT, "10", "jobtitle", "CTO"));
        Account account = one().account();

        assertThat(account.signals())
                .containsExactly(
                        Signal.of(SignalType.WEBSITE_VISIT, Instant.ofEpochMilli(1780308000000L)),
                        Signal.of(SignalType.CONTENT_DOWNLOAD, THEN, "9"));
        assertThat(account.events())
                .containsExactly(AccountEvent.of(EventType.BUDGET_EXPRESSED, Instant.parse("2026-06-01T00:00:00Z")));
        assertThat(account.contacts())
                .containsExactly(new Contact("9", "BUDGET_HOLDER;CHAMPION", true), new Contact("10", "CTO", false));
    }

    @Test
    void whichPropertyGivesWhichSignalIsASetting() {
        settings = ReadingSettings.fromJson("""
                {"company_signals":[{"property":"pricing_visit","type":"WEBSITE_VISIT","intent_page":true}],
                 "tier_property":"fit"}""");
        company.put("fit", "B");
        company.put("pricing_visit", AT);
        company.put("hs_analytics_last_visit_timestamp", AT);

        assertThat(one().account().icpTier()).isEqualTo(IcpTier.B);
        assertThat(one().account().signals()).containsExactly(new Signal(SignalType.WEBSITE_VISIT, THEN, null, true));
    }

    @Test
    void settingsThatDoNothingAreRejected() {
        assertThatThrownBy(() -> ReadingSettings.fromJson("{\"company_signal\":[]}"))
                .hasMessageContaining("company_signal")
                .hasMessageEndingWith("Maybe \"company_signals\"?");
        assertThatThrownBy(() ->
                        ReadingSettings.fromJson("{\"company_signals\":[{\"property\":\"p\",\"type\":\"VISIT\"}]}"))
                .hasMessageContaining("company_signals[0].type")
                .hasMessageContaining("allowed: DEMO, MEETING");
        assertThatThrownBy(() -> ReadingSettings.fromJson("[]")).hasMessageContaining("must be a JSON object");
        assertThatThrownBy(() ->
                        ReadingSettings.fromJson("{\"company_events\":[{\"property\":\"p\",\"type\":\"TRUST_LOST\"}]}"))
                .hasMessageContaining("needs more than an instant");
    }

    @Test
    void dealsKnowTheirStageAndState() {
        deals.add(object(
                ObjectType.DEAL,
                "1",
                "dealstage",
                "7001",
                "amount",
                "1000.5",
                "hs_v2_date_entered_current_stage",
                AT,
                "notes_last_updated",
                AT,
                "hubspot_owner_id",
                "90",
                "hs_next_step",
                "Call"));
        deals.add(object(ObjectType.DEAL, "2", "dealstage", "7002", "closedate", AT));
        deals.add(object(ObjectType.DEAL, "3", "dealstage", "7003", "closedate", AT));
        deals.add(object(ObjectType.DEAL, "4", "dealstage", "9", "hs_is_closed_won", "true", "closedate", AT));
        deals.add(object(ObjectType.DEAL, "5", "dealstage", "9"));
        people.put("deals/1", List.of("51"));
        ReadCompany read = one();

        assertThat(read.account().deals())
                .extracting(Deal::dealId, Deal::status, Deal::stage)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1", DealStatus.OPEN, "Proposal"),
                        org.assertj.core.groups.Tuple.tuple("2", DealStatus.CLOSED_WON, "Won"),
                        org.assertj.core.groups.Tuple.tuple("3", DealStatus.CLOSED_LOST, "Lost"),
                        org.assertj.core.groups.Tuple.tuple("4", DealStatus.CLOSED_WON, "9"));
        Deal first = read.account().deals().get(0);
        assertThat(first.owner()).isEqualTo("Kim Lee");
        assertThat(first.contactIds()).containsExactly("51");
        assertThat(first.stageEnteredAt()).isEqualTo(THEN);
        assertThat(read.findings())
                .extracting(Finding::field)
                .containsExactly("dealstage", "dealstage", "hs_is_closed");
        assertThat(read.account().events())
                .extracting(AccountEvent::type)
                .containsExactly(EventType.DEAL_CLOSED_WON, EventType.DEAL_CLOSED_WON);
    }

    @Test
    void valuesThatCannotBeReadAreDropped() {
        company.put("numberofemployees", "many");
        company.put("hs_sales_email_last_replied", "yesterday");
        company.put("annualrevenue", "1e999999999");
        ReadCompany read = one();

        assertThat(read.account().signals()).isEmpty();
        assertThat(read.account().firmographics()).isNull();
        assertThat(read.findings())
                .extracting(Finding::message)
                .contains(
                        "company 1: numberofemployees \"many\" is no number.",
                        "company 1: annualrevenue \"1e999999999\" is out of range.",
                        "company 1: hs_sales_email_last_replied \"yesterday\" is no date such as 2026-06-30 or"
                                + " 2026-06-30T09:00:00Z.");
    }

    @Test
    void whereTheAccountStandsIsReadBack() {
        company.putAll(Map.of(
                "abm_current_cluster", "FUTURE_PIPELINE",
                "abm_cluster_since", "2026-05-01T00:00:00Z",
                "abm_entered_by", "PROMOTION",
                "abm_review_id", "r1",
                "abm_review_status", "APPROVED",
                "abm_review_from", "FUTURE_PIPELINE",
                "abm_review_proposed", "ACTIVE_FOCUS",
                "abm_review_raised_at", "2026-06-01T00:00:00Z"));
        ReadCompany read = one();

        assertThat(read.account().current().cluster()).isEqualTo(Cluster.FUTURE_PIPELINE);
        assertThat(read.account().reviews().get(0).status()).isEqualTo(ReviewStatus.APPROVED);
        assertThat(read.account().reviews().get(0).decidedAt()).isEqualTo(AS_OF);
        assertThat(read.kept()).containsEntry("abm_review_id", "r1").doesNotContainKey("abm_icp_tier");
    }

    @Test
    void aCompanyIsTheSameAfterItWasKeptInAFile() {
        deals.add(object(ObjectType.DEAL, "1", "dealstage", "7001", "amount", "1000.5"));
        company.put("abm_cluster", "CLUSTER_ICP");
        company.put("hubspot_owner_id", "90");
        meetings.add(object(ObjectType.MEETING, "5", "hs_meeting_outcome", "x"));
        ReadCompany read = one();

        assertThat(RecordJson.of(ReadCompany.class).require(RecordJson.text(read), ZoneOffset.UTC))
                .isEqualTo(read);
    }
}
