package io.github.abmrules.rules;

import static io.github.abmrules.rules.Facts.NOW;
import static io.github.abmrules.rules.Facts.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerPolarity;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.Challenge;
import io.github.abmrules.core.programme.CompanyStage;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.core.trust.TrustLevel;
import io.github.abmrules.rules.reference.RandomAccounts;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same input gives the same bytes, and another input another id. */
class DeterminismTest {
    private static AbmEngine engine;
    private static List<Account> accounts;
    private static List<String> expected;

    @BeforeAll
    static void open() {
        engine = AbmEngine.create();
        accounts = RandomAccounts.around(NOW, ZoneOffset.UTC, 42).stream(8_000).toList();
        expected = rendered(engine.decideEach(accounts, NOW));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void doesNotDependOnTheOrderOfFactsOrOnDuplicates() {
        Random order = new Random(1);
        List<Account> shuffled = accounts.subList(0, 3_000).stream()
                .map(account -> RandomAccounts.shuffled(account, order))
                .toList();
        assertThat(rendered(engine.decideEach(shuffled, NOW))).isEqualTo(expected.subList(0, 3_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 499, 500, 501, 1_200})
    void doesNotDependOnHowManyAccountsAreDecidedTogether(int chunk) {
        List<String> decided = new ArrayList<>();
        for (int from = 0; from < 1_200; from += chunk) {
            List<Account> some = accounts.subList(from, Math.min(from + chunk, 1_200));
            decided.addAll(rendered(engine.decideEach(some, NOW)));
        }
        assertThat(decided).isEqualTo(expected.subList(0, 1_200));
    }

    @Test
    void doesNotDependOnTheNumberOfThreads() throws Exception {
        List<Callable<List<String>>> tasks = new ArrayList<>();
        for (int from = 0; from < accounts.size(); from += 250) {
            List<Account> some = accounts.subList(from, from + 250);
            boolean oneByOne = from / 250 % 16 == 0;
            tasks.add(() -> {
                if (!oneByOne) {
                    return rendered(engine.decideEach(some, NOW));
                }
                List<String> texts = new ArrayList<>();
                some.forEach(account -> texts.addAll(rendered(engine.decideEach(List.of(account), NOW))));
                return texts;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<String> decided = new ArrayList<>();
            for (Future<List<String>> future : threads.invokeAll(tasks)) {
                decided.addAll(future.get());
            }
            assertThat(decided).isEqualTo(expected);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void doesNotDependOnTheEngine() {
        try (AbmEngine other = AbmEngine.builder().zone(ZoneOffset.UTC).build()) {
            assertThat(other.rulesVersion()).isEqualTo(engine.rulesVersion());
            assertThat(rendered(other.decideEach(accounts.subList(0, 3_000), NOW)))
                    .isEqualTo(expected.subList(0, 3_000));
        }
    }

    @Test
    void givesHexadecimalIdsOfSixtyFourDigits() {
        assertThat(engine.rulesVersion()).matches("[0-9a-f]{64}");
        assertThat(id(engine, full(), NOW)).matches("[0-9a-f]{64}");
    }

    @Test
    void givesAnotherIdForAnotherValueOfAnyField() {
        Map<String, String> fieldOfId = new LinkedHashMap<>();
        fieldOfId.put(id(engine, full(), NOW), "nothing");
        changes().forEach((field, change) -> {
            Account changed = change.apply(full().toBuilder()).build();
            assertThat(fieldOfId.put(id(engine, changed, NOW), field)).as(field).isNull();
        });
    }

    @Test
    void givesAnotherIdForAnotherAccount() {
        Account one = Account.builder("one").icpTier(IcpTier.A).build();
        Account two = Account.builder("two").icpTier(IcpTier.A).build();
        assertThat(id(engine, one, NOW)).isNotEqualTo(id(engine, two, NOW));
    }

    @Test
    void givesAnotherIdForAnotherInstant() {
        assertThat(id(engine, full(), NOW)).isNotEqualTo(id(engine, full(), NOW.plusNanos(1)));
    }

    @Test
    void givesAnotherIdForAnotherSeat() {
        Account rising = Account.builder("rising")
                .icpTier(IcpTier.A)
                .engagementLevel(EngagementLevel.HIGH)
                .build();
        assertThat(id(engine, AbmEngine.seated(rising, 2), NOW)).isNotEqualTo(id(engine, rising, NOW));
    }

    @Test
    void givesAnotherIdForAnotherZone() {
        try (AbmEngine berlin =
                AbmEngine.builder().zone(ZoneId.of("Europe/Berlin")).build()) {
            assertThat(berlin.rulesVersion()).isEqualTo(engine.rulesVersion());
            assertThat(id(berlin, full(), NOW)).isNotEqualTo(id(engine, full(), NOW));
        }
    }

    @Test
    void givesTheSameIdForTheSameZoneUnderAnotherName() {
        for (String name : List.of("Etc/UTC", "Z")) {
            try (AbmEngine other = AbmEngine.builder().zone(ZoneId.of(name)).build()) {
                assertThat(id(other, full(), NOW)).as(name).isEqualTo(id(engine, full(), NOW));
            }
        }
    }

    @Test
    void givesAnotherVersionAndIdForOtherParameters() {
        try (AbmEngine other = AbmEngine.builder()
                .parameter("review", "active-focus-capacity", "31")
                .build()) {
            assertThat(other.rulesVersion()).isNotEqualTo(engine.rulesVersion());
            assertThat(id(other, full(), NOW)).isNotEqualTo(id(engine, full(), NOW));
        }
        try (AbmEngine same = AbmEngine.builder()
                .parameter("review", "active-focus-capacity", " 30 ")
                .build()) {
            assertThat(same.rulesVersion()).isEqualTo(engine.rulesVersion());
        }
    }

    @Test
    void givesAnotherVersionAndIdForAnotherRuleText(@TempDir Path one, @TempDir Path two) {
        PackText.in(one).rule("says", "Profile( accountId == \"x\" )", "insert( \"a\" );");
        PackText.in(two).rule("says", "Profile( accountId == \"x\" )", "insert( \"b\" );");
        assertThat(List.of(version(one), version(two), engine.rulesVersion())).doesNotHaveDuplicates();
        try (AbmEngine house = AbmEngine.builder().rules(one).build()) {
            assertThat(id(house, full(), NOW)).isNotEqualTo(id(engine, full(), NOW));
        }
    }

    @Test
    void givesTheSameVersionWhateverTheLineEnds(@TempDir Path unix, @TempDir Path windows) {
        String drl = PackText.drl(
                "house", PackText.rule("house.x", "X", "Profile( accountId == \"x\" )", "insert( \"a\" );"));
        String yaml = """
                limit:
                  description: >-
                    A limit that
                    takes two lines.
                  unit: count
                  source: house
                  value: 3
                words:
                  description: Words.
                  unit: text
                  source: house
                  value: |
                    one
                    two
                """;
        PackText.in(unix).file("house/x.drl", drl).file("house/parameters.yaml", yaml);
        PackText.in(windows)
                .file("house/x.drl", drl.replace("\n", "\r\n"))
                .file("house/parameters.yaml", yaml.replace("\n", "\r\n"));
        assertThat(version(windows)).isEqualTo(version(unix));
    }

    @Test
    void givesTheSameVersionWhateverTheOrderOfLoading(@TempDir Path one, @TempDir Path two) {
        PackText.in(one)
                .file("one/x.drl", PackText.drl("one", PackText.rule("one.x", "X", "String()", "insert( 1 );")));
        PackText.in(two)
                .file("two/y.drl", PackText.drl("two", PackText.rule("two.y", "Y", "String()", "insert( 2 );")));
        try (AbmEngine first = AbmEngine.builder().rules(one).rules(two).build();
                AbmEngine second = AbmEngine.builder().rules(two).rules(one).build()) {
            assertThat(second.rulesVersion()).isEqualTo(first.rulesVersion());
        }
    }

    private static String version(Path folder) {
        try (AbmEngine house = AbmEngine.builder().rules(folder).build()) {
            return house.rulesVersion();
        }
    }

    private static String id(AbmEngine engine, Account account, Instant asOf) {
        return engine.decide(account, asOf).decisionId();
    }

    private static List<String> rendered(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome ->
                        outcome.assignment() == null ? outcome.problems().toString() : Facts.json(outcome.assignment()))
                .toList();
    }

    /** An account with a value in every field. */
    private static Account full() {
        return Account.builder("full")
                .company("Full")
                .icpTier(IcpTier.B)
                .firmographics(firmographics("software", 5L, "7", "France", 2000, "crm", "hiring sales"))
                .engagementLevel(EngagementLevel.LOW)
                .signals(new Signal(SignalType.WEBSITE_VISIT, daysAgo(3), "ann", false))
                .triggerStatus(TriggerStatus.NO)
                .triggers(new Trigger("funding", TriggerPolarity.POSITIVE, daysAgo(4), daysAgo(-4), "news"))
                .deals(deal("d1", "proposal", DealStatus.OPEN, "10", 9, 8, -7, "call", "bob", "ann"))
                .contacts(new Contact("ann", "CFO", true))
                .events(new AccountEvent(EventType.DEAL_STALLED, daysAgo(50), TrustLevel.AWARE, "d1"))
                .current(new CurrentCluster(
                        Cluster.FUTURE_PIPELINE, daysAgo(30), EnteredBy.PROMOTION, daysAgo(70), IcpTier.D))
                .reviews(review("r1", Cluster.CLUSTER_ICP, Cluster.ACTIVE_FOCUS, 60, 55))
                .pin(new Pin(Cluster.CLUSTER_ICP, daysAgo(1), "merger", "ann"))
                .trustLevel(TrustLevel.AWARE)
                .trustLevelAt(daysAgo(9))
                .jobToBeDone("cut costs")
                .challenge(Challenge.RISK)
                .vertical("retail")
                .stage(CompanyStage.GROWTH)
                .build();
    }

    private static Map<String, UnaryOperator<Account.Builder>> changes() {
        Map<String, UnaryOperator<Account.Builder>> changes = new LinkedHashMap<>();
        changes.put("company", b -> b.company("Other"));
        changes.put("company null", b -> b.company(null));
        changes.put("icp_tier", b -> b.icpTier(IcpTier.C));
        changes.put("firmographics", b -> b.firmographics(null));
        changes.put(
                "industry",
                b -> b.firmographics(firmographics("finance", 5L, "7", "France", 2000, "crm", "hiring sales")));
        changes.put(
                "employees",
                b -> b.firmographics(firmographics("software", 6L, "7", "France", 2000, "crm", "hiring sales")));
        changes.put(
                "annual_revenue",
                b -> b.firmographics(firmographics("software", 5L, "8", "France", 2000, "crm", "hiring sales")));
        changes.put(
                "country",
                b -> b.firmographics(firmographics("software", 5L, "7", "Spain", 2000, "crm", "hiring sales")));
        changes.put(
                "year_founded",
                b -> b.firmographics(firmographics("software", 5L, "7", "France", 2001, "crm", "hiring sales")));
        changes.put(
                "technologies",
                b -> b.firmographics(firmographics("software", 5L, "7", "France", 2000, "erp", "hiring sales")));
        changes.put(
                "behaviours", b -> b.firmographics(firmographics("software", 5L, "7", "France", 2000, "crm", "none")));
        changes.put("in_crm", b -> b.inCrm(false));
        changes.put("engagement_level", b -> b.engagementLevel(EngagementLevel.MEDIUM));
        changes.put("engagement_level null", b -> b.engagementLevel(null));
        changes.put("signals", b -> b.signals());
        changes.put("signals.type", b -> b.signals(new Signal(SignalType.AD_CLICK, daysAgo(3), "ann", false)));
        changes.put("signals.at", b -> b.signals(new Signal(SignalType.WEBSITE_VISIT, daysAgo(2), "ann", false)));
        changes.put(
                "signals.contact_id", b -> b.signals(new Signal(SignalType.WEBSITE_VISIT, daysAgo(3), "bob", false)));
        changes.put(
                "signals.intent_page", b -> b.signals(new Signal(SignalType.WEBSITE_VISIT, daysAgo(3), "ann", true)));
        changes.put("trigger_status", b -> b.triggerStatus(TriggerStatus.UNKNOWN));
        changes.put("triggers.type", b -> b.triggers(trigger("hire", TriggerPolarity.POSITIVE, 4, -4, "news")));
        changes.put("triggers.polarity", b -> b.triggers(trigger("funding", TriggerPolarity.NEGATIVE, 4, -4, "news")));
        changes.put(
                "triggers.detected_at", b -> b.triggers(trigger("funding", TriggerPolarity.POSITIVE, 5, -4, "news")));
        changes.put(
                "triggers.expires_at", b -> b.triggers(trigger("funding", TriggerPolarity.POSITIVE, 4, -5, "news")));
        changes.put("triggers.source", b -> b.triggers(trigger("funding", TriggerPolarity.POSITIVE, 4, -4, "blog")));
        changes.put(
                "deals.deal_id",
                b -> b.deals(deal("d2", "proposal", DealStatus.OPEN, "10", 9, 8, -7, "call", "bob", "ann")));
        changes.put(
                "deals.stage", b -> b.deals(deal("d1", "won", DealStatus.OPEN, "10", 9, 8, -7, "call", "bob", "ann")));
        changes.put(
                "deals.status",
                b -> b.deals(deal("d1", "proposal", DealStatus.CLOSED_LOST, "10", 9, 8, -7, "call", "bob", "ann")));
        changes.put(
                "deals.amount",
                b -> b.deals(deal("d1", "proposal", DealStatus.OPEN, "11", 9, 8, -7, "call", "bob", "ann")));
        changes.put(
                "deals.stage_entered_at",
                b -> b.deals(deal("d1", "proposal", DealStatus.OPEN, "10", 7, 8, -7, "call", "bob", "ann")));
        changes.put(
                "deals.last_activity_at",
                b -> b.deals(deal("d1", "proposal", DealStatus.OPEN, "10", 9, 7, -7, "call", "bob", "ann")));
        changes.put(
                "deals.close_date",
                b -> b.deals(deal("d1", "proposal", DealStatus.OPEN, "10", 9, 8, -8, "call", "bob", "ann")));
        changes.put(
                "deals.next_step",
                b -> b.deals(deal("d1", "proposal", DealStatus.OPEN, "10", 9, 8, -7, "mail", "bob", "ann")));
        changes.put(
                "deals.owner",
                b -> b.deals(deal("d1", "proposal", DealStatus.OPEN, "10", 9, 8, -7, "call", "cid", "ann")));
        changes.put(
                "deals.contact_ids",
                b -> b.deals(deal("d1", "proposal", DealStatus.OPEN, "10", 9, 8, -7, "call", "bob", "cid")));
        changes.put("contacts.contact_id", b -> b.contacts(new Contact("bob", "CFO", true)));
        changes.put("contacts.role", b -> b.contacts(new Contact("ann", "CTO", true)));
        changes.put("contacts.buying_committee", b -> b.contacts(new Contact("ann", "CFO", false)));
        changes.put(
                "events.type",
                b -> b.events(new AccountEvent(EventType.CHAMPION_LEFT, daysAgo(50), TrustLevel.AWARE, "d1")));
        changes.put(
                "events.at",
                b -> b.events(new AccountEvent(EventType.DEAL_STALLED, daysAgo(51), TrustLevel.AWARE, "d1")));
        changes.put(
                "events.level",
                b -> b.events(new AccountEvent(EventType.DEAL_STALLED, daysAgo(50), TrustLevel.ENGAGED, "d1")));
        changes.put(
                "events.deal_id",
                b -> b.events(new AccountEvent(EventType.DEAL_STALLED, daysAgo(50), TrustLevel.AWARE, null)));
        changes.put("current", b -> b.current(null));
        changes.put(
                "current.cluster",
                b -> b.current(new CurrentCluster(
                        Cluster.CLUSTER_ICP, daysAgo(30), EnteredBy.PROMOTION, daysAgo(70), IcpTier.D)));
        changes.put(
                "current.since",
                b -> b.current(new CurrentCluster(
                        Cluster.FUTURE_PIPELINE, daysAgo(31), EnteredBy.PROMOTION, daysAgo(70), IcpTier.D)));
        changes.put(
                "current.entered_by",
                b -> b.current(new CurrentCluster(
                        Cluster.FUTURE_PIPELINE, daysAgo(30), EnteredBy.INITIAL, daysAgo(70), IcpTier.D)));
        changes.put(
                "current.evidence_from",
                b -> b.current(new CurrentCluster(
                        Cluster.FUTURE_PIPELINE, daysAgo(30), EnteredBy.PROMOTION, daysAgo(71), IcpTier.D)));
        changes.put(
                "current.tier_at_rejection",
                b -> b.current(new CurrentCluster(
                        Cluster.FUTURE_PIPELINE, daysAgo(30), EnteredBy.PROMOTION, daysAgo(70), IcpTier.E)));
        changes.put("reviews", b -> b.reviews());
        changes.put("reviews.id", b -> b.reviews(review("r2", Cluster.CLUSTER_ICP, Cluster.ACTIVE_FOCUS, 60, 55)));
        changes.put(
                "reviews.from", b -> b.reviews(review("r1", Cluster.FUTURE_PIPELINE, Cluster.ACTIVE_FOCUS, 60, 55)));
        changes.put(
                "reviews.proposed_cluster",
                b -> b.reviews(review("r1", Cluster.CLUSTER_ICP, Cluster.FUTURE_PIPELINE, 60, 55)));
        changes.put(
                "reviews.raised_at", b -> b.reviews(review("r1", Cluster.CLUSTER_ICP, Cluster.ACTIVE_FOCUS, 61, 55)));
        changes.put(
                "reviews.decided_at", b -> b.reviews(review("r1", Cluster.CLUSTER_ICP, Cluster.ACTIVE_FOCUS, 60, 54)));
        changes.put(
                "reviews.status",
                b -> b.reviews(review("r1", Cluster.CLUSTER_ICP, Cluster.ACTIVE_FOCUS, 60, 55)
                        .decided(ReviewStatus.EXPIRED, daysAgo(55), null, null)));
        changes.put(
                "reviews.reasons",
                b -> b.reviews(new Review(
                        "r1",
                        Cluster.CLUSTER_ICP,
                        Cluster.ACTIVE_FOCUS,
                        List.of(ReviewReason.SIGNALS_CONFLICT),
                        ReviewStatus.REJECTED,
                        daysAgo(60),
                        daysAgo(55),
                        null,
                        null)));
        changes.put("pin", b -> b.pin(null));
        changes.put("pin.cluster", b -> b.pin(new Pin(Cluster.FUTURE_PIPELINE, daysAgo(1), "merger", "ann")));
        changes.put("pin.until", b -> b.pin(new Pin(Cluster.CLUSTER_ICP, daysAgo(2), "merger", "ann")));
        changes.put("pin.reason", b -> b.pin(new Pin(Cluster.CLUSTER_ICP, daysAgo(1), "other", "ann")));
        changes.put("pin.owner", b -> b.pin(new Pin(Cluster.CLUSTER_ICP, daysAgo(1), "merger", "bob")));
        changes.put("trust_level", b -> b.trustLevel(TrustLevel.ENGAGED));
        changes.put("trust_level_at", b -> b.trustLevelAt(daysAgo(8)));
        changes.put("job_to_be_done", b -> b.jobToBeDone("grow"));
        changes.put("challenge", b -> b.challenge(Challenge.GROWTH));
        changes.put("vertical", b -> b.vertical("energy"));
        changes.put("stage", b -> b.stage(CompanyStage.ESTABLISHED));
        return changes;
    }

    private static Firmographics firmographics(
            String industry,
            Long employees,
            String revenue,
            String country,
            Integer year,
            String technology,
            String behaviour) {
        return new Firmographics(
                industry, employees, new BigDecimal(revenue), country, year, List.of(technology), List.of(behaviour));
    }

    private static Trigger trigger(String type, TriggerPolarity polarity, int detected, int expires, String source) {
        return new Trigger(type, polarity, daysAgo(detected), daysAgo(expires), source);
    }

    private static Deal deal(
            String id,
            String stage,
            DealStatus status,
            String amount,
            int entered,
            int active,
            int close,
            String nextStep,
            String owner,
            String contact) {
        return new Deal(
                id,
                stage,
                status,
                new BigDecimal(amount),
                daysAgo(entered),
                daysAgo(active),
                daysAgo(close),
                nextStep,
                owner,
                List.of(contact));
    }

    private static Review review(String id, Cluster from, Cluster proposed, int raised, int decided) {
        return new Review(
                id,
                from,
                proposed,
                List.of(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS),
                ReviewStatus.REJECTED,
                daysAgo(raised),
                daysAgo(decided),
                null,
                null);
    }
}
