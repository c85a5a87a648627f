package io.github.abmrules.hubspot.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Companies with contacts, deals and engagements, the same for the same seed and instant. */
public final class SampleData {

    private static final List<String> FIRST =
            List.of("Alder", "Birch", "Cedar", "Delta", "Ember", "Fjord", "Granite", "Harbor", "Indigo", "Juniper");
    private static final List<String> SECOND =
            List.of("Analytics", "Bank", "Care", "Freight", "Foods", "Labs", "Logistics", "Media", "Systems", "Works");
    private static final List<String> INDUSTRIES = List.of(
            "COMPUTER_SOFTWARE",
            "FINANCIAL_SERVICES",
            "LOGISTICS_AND_SUPPLY_CHAIN",
            "RETAIL",
            "INSURANCE",
            "MACHINERY");
    private static final List<String> TIERS = List.of("tier_1", "tier_2", "tier_3");
    private static final List<String> ROLES =
            List.of("DECISION_MAKER", "CHAMPION;INFLUENCER", "BUDGET_HOLDER", "END_USER");
    private static final List<String> STAGES = List.of(
            "appointmentscheduled", "presentationscheduled", "contractsent", "closedwon", "closedlost", "139876001");

    private final FakeHubSpot hubspot;
    private final SplittableRandom random;
    private final Instant now;

    private SampleData(FakeHubSpot hubspot, long seed, Instant now) {
        this.hubspot = hubspot;
        this.random = new SplittableRandom(seed);
        this.now = now;
    }

    /**
     * Fills a fake.
     *
     * @param companies how many companies
     * @param seed what all values follow from
     * @param now the instant before which everything has happened
     */
    public static void fill(FakeHubSpot hubspot, int companies, long seed, Instant now) {
        SampleData data = new SampleData(hubspot, seed, now);
        List<String> owners = List.of(
                hubspot.addOwner("ada.berg@sales.example", "Ada", "Berg"),
                hubspot.addOwner("jon.lund@sales.example", "Jon", "Lund"));
        for (int number = 0; number < companies; number++) {
            data.company(number, owners.get(number % owners.size()));
        }
    }

    private void company(int number, String owner) {
        String name = FIRST.get(number % FIRST.size()) + " " + SECOND.get(number / FIRST.size() % SECOND.size())
                + (number < 100 ? "" : " " + number / 100);
        Map<String, String> values = new TreeMap<>();
        values.put("name", name);
        values.put("domain", name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + ".example");
        values.put("industry", pick(INDUSTRIES));
        values.put("numberofemployees", Integer.toString(20 + random.nextInt(5_000)));
        values.put("annualrevenue", Integer.toString(1_000_000 * (1 + random.nextInt(300))));
        values.put("lifecyclestage", "lead");
        values.put("hubspot_owner_id", owner);
        // One in eight has no profile: the scorecard decides about it.
        if (random.nextInt(8) > 0) {
            values.put("hs_ideal_customer_profile", pick(TIERS));
        }
        if (random.nextInt(3) == 0) {
            values.put("hs_analytics_last_visit_timestamp", ago(60));
        }
        String id = hubspot.addCompany(values);
        int contacts = 1 + random.nextInt(3);
        for (int i = 0; i < contacts; i++) {
            hubspot.addContact(
                    id,
                    Map.of(
                            "email",
                            "person" + i + "@company" + number + ".example",
                            "firstname",
                            "Person " + i,
                            "jobtitle",
                            i == 0 ? "Head of Operations" : "Analyst",
                            "hs_buying_role",
                            pick(ROLES)));
        }
        if (random.nextInt(3) == 0) {
            hubspot.addDeal(
                    id,
                    Map.of(
                            "dealname", name + " rollout",
                            "dealstage", pick(STAGES),
                            "amount", Integer.toString(10_000 + random.nextInt(200_000)),
                            "createdate", ago(200),
                            "closedate", Json.instant(now.plus(Duration.ofDays(random.nextInt(90)))),
                            "hubspot_owner_id", owner));
        }
        int engagements = random.nextInt(8);
        for (int i = 0; i < engagements; i++) {
            engagement(id);
        }
    }

    private void engagement(String companyId) {
        String at = ago(120);
        switch (random.nextInt(3)) {
            case 0 ->
                hubspot.addOf(
                        ObjectType.MEETINGS,
                        companyId,
                        Map.of(
                                "hs_timestamp", at,
                                "hs_meeting_start_time", at,
                                "hs_meeting_end_time", at,
                                "hs_meeting_title", random.nextBoolean() ? "Product demo" : "First talk",
                                "hs_meeting_outcome", random.nextInt(4) == 0 ? "NO_SHOW" : "COMPLETED"));
            case 1 ->
                hubspot.addOf(
                        ObjectType.EMAILS,
                        companyId,
                        Map.of(
                                "hs_timestamp",
                                at,
                                "hs_email_direction",
                                random.nextBoolean() ? "INCOMING_EMAIL" : "EMAIL",
                                "hs_email_status",
                                "SENT",
                                "hs_email_subject",
                                "About your plans"));
            default ->
                hubspot.addOf(
                        ObjectType.CALLS,
                        companyId,
                        Map.of(
                                "hs_timestamp",
                                at,
                                "hs_call_direction",
                                random.nextBoolean() ? "INBOUND" : "OUTBOUND",
                                "hs_call_disposition",
                                "f240bbac-87c9-4f6e-bf70-924b57d47db7"));
        }
    }

    private String ago(int days) {
        return Json.instant(now.minusSeconds(3_600L + random.nextInt(days * 86_400)));
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
