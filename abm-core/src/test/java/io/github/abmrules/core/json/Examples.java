package io.github.abmrules.core.json;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerPolarity;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.Challenge;
import io.github.abmrules.core.programme.CompanyStage;
import io.github.abmrules.core.programme.MicroSegment;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.programme.Personalization;
import io.github.abmrules.core.programme.ProgramType;
import io.github.abmrules.core.programme.Segmentation;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.core.trust.TrustLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** An account and an assignment in which every field has a value, and their JSON. */
final class Examples {

    static final Account FULL_ACCOUNT = new Account(
            "acc-1",
            "Müller & \"Söhne\" 😀",
            IcpTier.A,
            new Firmographics(
                    "manufacturing",
                    250L,
                    new BigDecimal("1250000.50"),
                    "DE",
                    1972,
                    List.of("sap", "kafka"),
                    List.of("hiring")),
            false,
            EngagementLevel.MEDIUM,
            List.of(
                    new Signal(SignalType.WEBSITE_VISIT, Instant.parse("2026-02-01T08:30:00.250Z"), "c-1", true),
                    Signal.of(SignalType.DEMO, Instant.parse("2026-02-02T08:30:00Z"))),
            TriggerStatus.YES,
            List.of(new Trigger(
                    "funding",
                    TriggerPolarity.POSITIVE,
                    Instant.parse("2026-01-10T00:00:00Z"),
                    Instant.parse("2026-04-10T00:00:00Z"),
                    "news")),
            List.of(new Deal(
                    "d-1",
                    "Proposal",
                    DealStatus.CLOSED_WON,
                    new BigDecimal("99000"),
                    Instant.parse("2026-01-01T00:00:00Z"),
                    Instant.parse("2026-01-02T00:00:00Z"),
                    Instant.parse("2026-01-03T00:00:00Z"),
                    "send contract",
                    "kim",
                    List.of("c-1", "c-2"))),
            List.of(new Contact("c-1", "CFO", true)),
            List.of(
                    new AccountEvent(
                            EventType.TRUST_LOST, Instant.parse("2026-01-04T00:00:00Z"), TrustLevel.AWARE, null),
                    new AccountEvent(EventType.DEAL_STALLED, Instant.parse("2026-01-05T00:00:00Z"), null, "d-1")),
            new CurrentCluster(
                    Cluster.FUTURE_PIPELINE,
                    Instant.parse("2025-12-01T00:00:00Z"),
                    EnteredBy.DEMOTION,
                    Instant.parse("2025-12-02T00:00:00Z"),
                    IcpTier.D),
            List.of(new Review(
                    "r-1",
                    Cluster.FUTURE_PIPELINE,
                    Cluster.ACTIVE_FOCUS,
                    List.of(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS, ReviewReason.SIGNALS_CONFLICT),
                    ReviewStatus.REJECTED,
                    Instant.parse("2025-12-05T00:00:00Z"),
                    Instant.parse("2025-12-06T00:00:00Z"),
                    "lee",
                    "too early")),
            new Pin(Cluster.ACTIVE_FOCUS, Instant.parse("2026-06-01T00:00:00Z"), "board", "ceo"),
            7,
            TrustLevel.ENGAGED,
            Instant.parse("2026-01-06T00:00:00Z"),
            "cut stock",
            Challenge.COST_REDUCTION,
            "industry",
            CompanyStage.ESTABLISHED);

    static final String FULL_ACCOUNT_JSON = "{\"account_id\":\"acc-1\",\"company\":\"Müller & \\\"Söhne\\\" 😀\","
            + "\"icp_tier\":\"A\",\"firmographics\":{\"industry\":\"manufacturing\",\"employees\":250,"
            + "\"annual_revenue\":1250000.50,\"country\":\"DE\",\"year_founded\":1972,"
            + "\"technologies\":[\"sap\",\"kafka\"],\"behaviours\":[\"hiring\"]},\"in_crm\":false,"
            + "\"engagement_level\":\"MEDIUM\",\"signals\":[{\"type\":\"WEBSITE_VISIT\","
            + "\"at\":\"2026-02-01T08:30:00.250Z\",\"contact_id\":\"c-1\",\"intent_page\":true},{\"type\":\"DEMO\","
            + "\"at\":\"2026-02-02T08:30:00Z\",\"contact_id\":null,\"intent_page\":false}],"
            + "\"trigger_status\":\"YES\",\"triggers\":[{\"type\":\"funding\",\"polarity\":\"POSITIVE\","
            + "\"detected_at\":\"2026-01-10T00:00:00Z\",\"expires_at\":\"2026-04-10T00:00:00Z\","
            + "\"source\":\"news\"}],\"deals\":[{\"deal_id\":\"d-1\",\"stage\":\"Proposal\","
            + "\"status\":\"CLOSED_WON\",\"amount\":99000,\"stage_entered_at\":\"2026-01-01T00:00:00Z\","
            + "\"last_activity_at\":\"2026-01-02T00:00:00Z\",\"close_date\":\"2026-01-03T00:00:00Z\","
            + "\"next_step\":\"send contract\",\"owner\":\"kim\",\"contact_ids\":[\"c-1\",\"c-2\"]}],"
            + "\"contacts\":[{\"contact_id\":\"c-1\",\"role\":\"CFO\",\"buying_committee\":true}],"
            + "\"events\":[{\"type\":\"TRUST_LOST\",\"at\":\"2026-01-04T00:00:00Z\",\"level\":\"AWARE\","
            + "\"deal_id\":null},{\"type\":\"DEAL_STALLED\",\"at\":\"2026-01-05T00:00:00Z\",\"level\":null,"
            + "\"deal_id\":\"d-1\"}],\"current\":{\"cluster\":\"FUTURE_PIPELINE\","
            + "\"since\":\"2025-12-01T00:00:00Z\",\"entered_by\":\"DEMOTION\","
            + "\"evidence_from\":\"2025-12-02T00:00:00Z\",\"tier_at_rejection\":\"D\"},"
            + "\"reviews\":[{\"id\":\"r-1\",\"from\":\"FUTURE_PIPELINE\",\"proposed_cluster\":\"ACTIVE_FOCUS\","
            + "\"reasons\":[\"PROMOTION_TO_ACTIVE_FOCUS\",\"SIGNALS_CONFLICT\"],\"status\":\"REJECTED\","
            + "\"raised_at\":\"2025-12-05T00:00:00Z\",\"decided_at\":\"2025-12-06T00:00:00Z\","
            + "\"reviewer\":\"lee\",\"note\":\"too early\"}],\"pin\":{\"cluster\":\"ACTIVE_FOCUS\","
            + "\"until\":\"2026-06-01T00:00:00Z\",\"reason\":\"board\",\"owner\":\"ceo\"},"
            + "\"active_focus_taken\":7,\"trust_level\":\"ENGAGED\",\"trust_level_at\":\"2026-01-06T00:00:00Z\","
            + "\"job_to_be_done\":\"cut stock\",\"challenge\":\"COST_REDUCTION\",\"vertical\":\"industry\","
            + "\"stage\":\"ESTABLISHED\"}";

    static final Account SMALL_ACCOUNT =
            Account.builder("acc-2").icpTier(IcpTier.C).build();

    static final String SMALL_ACCOUNT_JSON = "{\"account_id\":\"acc-2\",\"company\":null,\"icp_tier\":\"C\","
            + "\"firmographics\":null,\"in_crm\":true,\"engagement_level\":null,\"signals\":[],"
            + "\"trigger_status\":null,\"triggers\":[],\"deals\":[],\"contacts\":[],\"events\":[],\"current\":null,"
            + "\"reviews\":[],\"pin\":null,\"active_focus_taken\":0,\"trust_level\":null,\"trust_level_at\":null,"
            + "\"job_to_be_done\":null,\"challenge\":null,\"vertical\":null,\"stage\":null}";

    static final Assignment FULL_ASSIGNMENT = new Assignment(
            "acc-1",
            "Acme",
            IcpTier.A,
            AccountTier.TIER_1,
            EngagementLevel.HIGH,
            TriggerStatus.YES,
            Cluster.ACTIVE_FOCUS,
            Cluster.FUTURE_PIPELINE,
            Cluster.CLUSTER_ICP,
            List.of(PromotionTrigger.CONTENT_ENGAGEMENT, PromotionTrigger.OPEN_DEAL),
            List.of(PromotionTrigger.BUDGET_EXPRESSED),
            List.of(DemotionTrigger.DEAL_STALLED),
            ProgramType.SDR_AND_MARKETING_NURTURE,
            NextAction.HOLD_RESEARCH_INTERVIEW,
            Personalization.BUYER,
            new MicroSegment(Challenge.GROWTH, "industry", CompanyStage.GROWTH),
            new Segmentation(
                    new Segmentation.Answer(true, List.of("signals[0]", "signals[1]")),
                    Segmentation.Answer.NO,
                    new Segmentation.Answer(true, List.of("events[0]")),
                    Segmentation.Answer.NO),
            TrustLevel.INTERESTED,
            new ReviewRequest(
                    "r-9",
                    ReviewStatus.PENDING,
                    List.of(ReviewReason.ACTIVE_FOCUS_CAPACITY, ReviewReason.PROMOTION_TO_ACTIVE_FOCUS),
                    Cluster.CLUSTER_ICP,
                    Cluster.ACTIVE_FOCUS),
            List.of(
                    Finding.info("CUSTOMER", "has bought", null),
                    Finding.warning("FUTURE_DATE", "is after as_of", "signals[2].at")),
            List.of(new FiredRule("cluster.ab-high", "A/B, high engagement: Active Focus", "cluster-abm#mapping")),
            "Rises because …",
            "0123abcd",
            "feed5678",
            Instant.parse("2026-03-01T09:00:00.000001Z"));

    static final String FULL_ASSIGNMENT_JSON = "{\"account_id\":\"acc-1\",\"company\":\"Acme\",\"icp_tier\":\"A\","
            + "\"account_tier\":\"TIER_1\",\"engagement_level\":\"HIGH\",\"trigger_status\":\"YES\","
            + "\"cluster\":\"ACTIVE_FOCUS\",\"effective_cluster\":\"FUTURE_PIPELINE\","
            + "\"previous_cluster\":\"CLUSTER_ICP\",\"promotion_triggers\":[\"content_engagement\",\"open_deal\"],"
            + "\"available_promotion_triggers\":[\"budget_expressed\"],\"demotion_triggers\":[\"deal_stalled\"],"
            + "\"program_type\":\"SDR_AND_MARKETING_NURTURE\",\"next_action\":\"hold_research_interview\","
            + "\"personalization\":\"BUYER\",\"micro_segment\":{\"challenge\":\"GROWTH\",\"vertical\":\"industry\","
            + "\"stage\":\"GROWTH\"},\"segmentation\":{\"engaged\":{\"answer\":true,"
            + "\"facts\":[\"signals[0]\",\"signals[1]\"]},\"challenge\":{\"answer\":false,\"facts\":[]},"
            + "\"validated_need\":{\"answer\":true,\"facts\":[\"events[0]\"]},"
            + "\"buying_signals\":{\"answer\":false,\"facts\":[]}},\"trust_level\":\"INTERESTED\","
            + "\"review\":{\"id\":\"r-9\",\"status\":\"PENDING\","
            + "\"reasons\":[\"ACTIVE_FOCUS_CAPACITY\",\"PROMOTION_TO_ACTIVE_FOCUS\"],\"from\":\"CLUSTER_ICP\","
            + "\"proposed_cluster\":\"ACTIVE_FOCUS\"},\"findings\":[{\"code\":\"CUSTOMER\",\"severity\":\"INFO\","
            + "\"message\":\"has bought\",\"field\":null},{\"code\":\"FUTURE_DATE\",\"severity\":\"WARNING\","
            + "\"message\":\"is after as_of\",\"field\":\"signals[2].at\"}],"
            + "\"fired_rules\":[{\"id\":\"cluster.ab-high\",\"summary\":\"A/B, high engagement: Active Focus\","
            + "\"source\":\"cluster-abm#mapping\"}],\"rationale\":\"Rises because …\",\"decision_id\":\"0123abcd\","
            + "\"rules_version\":\"feed5678\",\"as_of\":\"2026-03-01T09:00:00.000001Z\"}";

    static final Assignment SMALL_ASSIGNMENT = new Assignment(
            "acc-2",
            null,
            IcpTier.E,
            null,
            EngagementLevel.NONE,
            TriggerStatus.NO,
            Cluster.MONITOR_ONLY,
            Cluster.MONITOR_ONLY,
            null,
            List.of(),
            List.of(PromotionTrigger.BETTER_TIER),
            List.of(),
            ProgramType.NONE,
            NextAction.WATCH_FOR_BETTER_TIER,
            null,
            null,
            new Segmentation(
                    Segmentation.Answer.NO, Segmentation.Answer.NO, Segmentation.Answer.NO, Segmentation.Answer.NO),
            null,
            null,
            List.of(),
            List.of(),
            "",
            "0",
            "1",
            Instant.parse("2026-03-01T09:00:00Z"));

    static final String SMALL_ASSIGNMENT_JSON = "{\"account_id\":\"acc-2\",\"company\":null,\"icp_tier\":\"E\","
            + "\"account_tier\":null,\"engagement_level\":\"NONE\",\"trigger_status\":\"NO\","
            + "\"cluster\":\"MONITOR_ONLY\",\"effective_cluster\":\"MONITOR_ONLY\",\"previous_cluster\":null,"
            + "\"promotion_triggers\":[],\"available_promotion_triggers\":[\"better_tier\"],"
            + "\"demotion_triggers\":[],\"program_type\":\"NONE\",\"next_action\":\"watch_for_better_tier\","
            + "\"personalization\":null,\"micro_segment\":null,\"segmentation\":{\"engaged\":{\"answer\":false,"
            + "\"facts\":[]},\"challenge\":{\"answer\":false,\"facts\":[]},\"validated_need\":{\"answer\":false,"
            + "\"facts\":[]},\"buying_signals\":{\"answer\":false,\"facts\":[]}},\"trust_level\":null,"
            + "\"review\":null,\"findings\":[],\"fired_rules\":[],\"rationale\":\"\",\"decision_id\":\"0\","
            + "\"rules_version\":\"1\",\"as_of\":\"2026-03-01T09:00:00Z\"}";

    private Examples() {}
}
