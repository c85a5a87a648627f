package io.github.abmrules.rules;

import static io.github.abmrules.rules.Facts.NOW;
import static io.github.abmrules.rules.Facts.daysAgo;
import static io.github.abmrules.rules.Facts.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.json.AccountJson;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.rules.diff.AccountDifference;
import io.github.abmrules.rules.diff.Capacity;
import io.github.abmrules.rules.diff.DiffSummary;
import io.github.abmrules.rules.diff.Direction;
import io.github.abmrules.rules.diff.FieldChange;
import io.github.abmrules.rules.diff.FieldCount;
import io.github.abmrules.rules.diff.Move;
import io.github.abmrules.rules.diff.ParameterChange;
import io.github.abmrules.rules.diff.PortfolioDiff;
import io.github.abmrules.rules.diff.RuleCount;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change of rules or parameters moves. */
class PortfolioDiffTest {
    private static final Instant END_OF_JUNE = Instant.parse("2026-06-30T23:59:59.999999999Z");
    private static final String REST = """
            level != EngagementLevel.HIGH || ( icpTier != IcpTier.A && icpTier != IcpTier.B )""";

    private static AbmEngine shipped;

    @BeforeAll
    static void open() {
        shipped = AbmEngine.create();
    }

    @AfterAll
    static void close() {
        shipped.close();
    }

    @Test
    void findsNothingBetweenTheSameRules() throws IOException {
        try (AbmEngine again = AbmEngine.create()) {
            PortfolioDiff diff = PortfolioDiff.of(shipped, again, portfolio(), END_OF_JUNE);

            assertThat(diff.differences()).isEmpty();
            assertThat(diff.rejected()).isEmpty();
            assertThat(diff.failed()).isEmpty();
            DiffSummary summary = diff.diffSummary();
            assertThat(summary.accounts()).isEqualTo(26);
            assertThat(summary.changed()).isZero();
            assertThat(summary.ruleChanges().none()).isTrue();
            assertThat(summary.moves()).allMatch(move -> move.from().equals(move.to()));
            assertThat(summary.before()).isEqualTo(summary.after());
            assertThat(summary.before())
                    .isEqualTo(shipped.decideAll(portfolio(), END_OF_JUNE).summary());
            assertThat(diff.rulesVersionBefore()).isEqualTo(diff.rulesVersionAfter());
        }
    }

    @Test
    void tellsWhatAShorterWindowMoves() throws IOException {
        PortfolioDiff diff = changed(it -> it.parameter("engagement", "visit-window", "5"), portfolio(), END_OF_JUNE);

        assertThat(diff.differences())
                .extracting(AccountDifference::accountId)
                .containsExactly("brightwater", "elmfield");
        AccountDifference brightwater = diff.differences().get(0);
        assertThat(brightwater.direction()).isEqualTo(Direction.SAME);
        assertThat(brightwater.changes())
                .containsExactly(
                        new FieldChange("engagement_level", "LOW", "NONE"),
                        new FieldChange("next_action", "offer_useful_resource", "run_linkedin_ads"),
                        new FieldChange("segmentation_engaged", "true", "false"));
        assertThat(brightwater.causes()).containsExactly("engagement.website-visit");
        assertThat(ids(brightwater.rulesOnlyBefore()))
                .containsExactly(
                        "engagement.low",
                        "engagement.website-visit",
                        "cluster.abc-low",
                        "programme.engaged",
                        "programme.next-useful-resource");
        assertThat(ids(brightwater.rulesOnlyAfter()))
                .containsExactly("engagement.none", "cluster.abc-none", "programme.next-linkedin-ads");
        assertThat(brightwater.rulesChanged()).isEmpty();
        AccountDifference elmfield = diff.differences().get(1);
        assertThat(elmfield.company()).isEqualTo("Elmfield Insurance");
        assertThat(elmfield.direction()).isEqualTo(Direction.DOWN);
        assertThat(elmfield.changes())
                .startsWith(
                        new FieldChange("cluster", "FUTURE_PIPELINE", "CLUSTER_ICP"),
                        new FieldChange("effective_cluster", "FUTURE_PIPELINE", "CLUSTER_ICP"))
                .contains(new FieldChange("promotion_triggers", "intent_page_visit", null));
        assertThat(elmfield.causes()).containsExactly("engagement.website-visit", "promotion.intent-page-visit");
        DiffSummary summary = diff.diffSummary();
        assertThat(List.of(summary.changed(), summary.up(), summary.down(), summary.same(), summary.decidedOnce()))
                .containsExactly(2L, 0L, 1L, 1L, 0L);
        assertThat(summary.moves())
                .containsExactly(
                        new Move("MONITOR_ONLY", "MONITOR_ONLY", 4),
                        new Move("CLUSTER_ICP", "CLUSTER_ICP", 7),
                        new Move("FUTURE_PIPELINE", "CLUSTER_ICP", 1),
                        new Move("FUTURE_PIPELINE", "FUTURE_PIPELINE", 9),
                        new Move("ACTIVE_FOCUS", "ACTIVE_FOCUS", 5));
        assertThat(summary.effectiveMoves())
                .contains(new Move("FUTURE_PIPELINE", "CLUSTER_ICP", 1), new Move("ACTIVE_FOCUS", "ACTIVE_FOCUS", 3));
        assertThat(summary.fields())
                .startsWith(new FieldCount("engagement_level", 2))
                .contains(new FieldCount("cluster", 1));
        assertThat(summary.rules())
                .contains(new RuleCount(
                        "engagement.website-visit", "A recent website visit shows low engagement", 2, 0, 0));
        assertThat(summary.ruleChanges().parameters())
                .containsExactly(new ParameterChange("engagement/visit-window", "30 days", "5 days"));
        assertThat(summary.ruleChanges().changed())
                .containsExactly(
                        "engagement.website-visit",
                        "engagement.ad-click",
                        "promotion.intent-page-visit",
                        "promotion.any-recent-visit");
    }

    /** What a comparison finds account by account, two portfolios decided as a whole show as well. */
    @ParameterizedTest
    @CsvSource({
        "engagement, visit-window, 5",
        "engagement, engaged-contacts, 1",
        "promotion, any-recent-visit-promotes, true",
        "movement, no-engagement-after, 1",
        "movement, customers-leave-clustering, false",
        "review, active-focus-capacity, 4",
        "review, review-expires-after-days, 0",
        "scorecard, minimum-known-weight, 100",
        "programme, account-tiers, '{A: TIER_2}'"
    })
    void agreesWithWholePortfolios(String pack, String key, String value) throws IOException {
        List<Account> accounts = portfolio();
        try (AbmEngine after = AbmEngine.builder().parameter(pack, key, value).build()) {
            Portfolio left = shipped.decideAll(accounts, END_OF_JUNE);
            Portfolio right = after.decideAll(accounts, END_OF_JUNE);
            List<String> expected = accounts.stream()
                    .map(Account::accountId)
                    .filter(id -> !essence(left, id).equals(essence(right, id)))
                    .toList();

            PortfolioDiff diff = PortfolioDiff.of(shipped, after, accounts, END_OF_JUNE);

            assertThat(diff.differences())
                    .extracting(AccountDifference::accountId)
                    .containsExactlyElementsOf(expected);
            assertThat(diff.diffSummary().before()).isEqualTo(left.summary());
            assertThat(diff.diffSummary().after()).isEqualTo(right.summary());
            PortfolioDiff back = PortfolioDiff.of(after, shipped, accounts, END_OF_JUNE);
            assertThat(back.diffSummary().up()).isEqualTo(diff.diffSummary().down());
            assertThat(back.diffSummary().changed()).isEqualTo(expected.size());
        }
    }

    @Test
    void showsTheEffectOnCapacity() throws IOException {
        PortfolioDiff diff =
                changed(it -> it.parameter("review", "active-focus-capacity", "5"), portfolio(), END_OF_JUNE);

        DiffSummary summary = diff.diffSummary();
        assertThat(summary.capacityBefore()).isEqualTo(new Capacity(30, 3, 4, 0, 8));
        assertThat(summary.capacityAfter()).isEqualTo(new Capacity(5, 3, 4, 2, 8));
        assertThat(diff.differences()).hasSize(2).allSatisfy(each -> {
            assertThat(each.changes()).extracting(FieldChange::field).containsExactly("review_reasons");
            assertThat(each.causes()).containsExactly("review.capacity");
        });
        PortfolioDiff over =
                changed(it -> it.parameter("review", "active-focus-capacity", "2"), portfolio(), END_OF_JUNE);
        assertThat(over.diffSummary().before().findings()).isEmpty();
        assertThat(over.diffSummary().after().findings())
                .extracting(Finding::code)
                .containsExactly("ACTIVE_FOCUS_OVER_CAPACITY");
    }

    /** Seats are numbered by each side for itself: who falls out on one side makes room there. */
    @Test
    void givesTheSeatOfWhomAChangeKeepsOutToTheNext() {
        List<Account> accounts = List.of(
                account("first", IcpTier.A)
                        .signals(signal(SignalType.DEMO, daysAgo(40)))
                        .build(),
                account("second", IcpTier.B)
                        .signals(signal(SignalType.DEMO, daysAgo(1)))
                        .build());
        try (AbmEngine before = AbmEngine.builder()
                        .parameter("review", "active-focus-capacity", "1")
                        .build();
                AbmEngine after = AbmEngine.builder()
                        .parameter("review", "active-focus-capacity", "1")
                        .parameter("engagement", "signal-window", "1")
                        .build()) {
            PortfolioDiff diff = PortfolioDiff.of(before, after, accounts, NOW);

            assertThat(diff.differences())
                    .extracting(AccountDifference::accountId)
                    .containsExactly("first", "second");
            assertThat(diff.differences().get(0).changes())
                    .contains(new FieldChange("review_reasons", "PROMOTION_TO_ACTIVE_FOCUS", null));
            assertThat(diff.differences().get(1).changes())
                    .containsExactly(new FieldChange(
                            "review_reasons",
                            "ACTIVE_FOCUS_CAPACITY|PROMOTION_TO_ACTIVE_FOCUS",
                            "PROMOTION_TO_ACTIVE_FOCUS"));
            assertThat(diff.diffSummary().capacityBefore().overCapacity()).isEqualTo(1);
            assertThat(diff.diffSummary().capacityAfter().overCapacity()).isZero();
        }
    }

    @Test
    void namesARuleThatDecidesOtherwiseUnderTheSameId(@TempDir Path before, @TempDir Path after) {
        pack(before, "ACTIVE_FOCUS", true);
        pack(after, "FUTURE_PIPELINE", true);
        List<Account> accounts = List.of(engaged("a", IcpTier.A), engaged("c", IcpTier.C));

        PortfolioDiff diff = folders(before, after, accounts);

        assertThat(diff.differences()).hasSize(1);
        AccountDifference difference = diff.differences().get(0);
        assertThat(difference.accountId()).isEqualTo("a");
        assertThat(difference.direction()).isEqualTo(Direction.DOWN);
        assertThat(difference.changes()).startsWith(new FieldChange("cluster", "ACTIVE_FOCUS", "FUTURE_PIPELINE"));
        assertThat(difference.causes()).containsExactly("cluster.ab-high");
        assertThat(ids(difference.rulesChanged())).containsExactly("cluster.ab-high");
        assertThat(diff.diffSummary().ruleChanges().changed()).containsExactly("cluster.ab-high");
    }

    @Test
    void countsARuleOfAnotherNameAsNoDifference(@TempDir Path before, @TempDir Path after) {
        pack(before, "ACTIVE_FOCUS", true);
        PackText.in(after)
                .file("cluster/mine.drl", PackText.drl("cluster", high("cluster.ab-hot", "ACTIVE_FOCUS"), rest()));

        PortfolioDiff diff = folders(before, after, List.of(engaged("a", IcpTier.A), engaged("c", IcpTier.C)));

        assertThat(diff.differences()).isEmpty();
        assertThat(diff.diffSummary().sameByOtherRules()).isEqualTo(1);
        assertThat(diff.diffSummary().ruleChanges().added()).containsExactly("cluster.ab-hot");
        assertThat(diff.diffSummary().ruleChanges().removed()).containsExactly("cluster.ab-high");
    }

    @Test
    void showsAccountsThatARemovedRuleLeavesUndecided(@TempDir Path before, @TempDir Path after) {
        pack(before, "ACTIVE_FOCUS", true);
        pack(after, "ACTIVE_FOCUS", false);
        List<Account> accounts = List.of(engaged("a", IcpTier.A), engaged("c", IcpTier.C));

        PortfolioDiff diff = folders(before, after, accounts);

        assertThat(diff.differences()).hasSize(1);
        AccountDifference difference = diff.differences().get(0);
        assertThat(difference.accountId()).isEqualTo("c");
        assertThat(difference.direction()).isNull();
        assertThat(difference.changes())
                .extracting(FieldChange::field)
                .containsExactly("outcome", "failure", "cluster", "effective_cluster");
        assertThat(difference.changes().get(0)).isEqualTo(new FieldChange("outcome", "DECIDED", "FAILED"));
        assertThat(difference.changes().get(1).after()).contains("No rule decided the mapping");
        assertThat(difference.changes().get(2)).isEqualTo(new FieldChange("cluster", "CLUSTER_ICP", null));
        assertThat(difference.causes()).containsExactly("cluster.rest");
        assertThat(ids(difference.rulesOnlyBefore())).containsExactly("cluster.rest");
        assertThat(difference.rulesOnlyAfter()).isEmpty();
        assertThat(diff.failed()).isEmpty();
        assertThat(diff.diffSummary().decidedOnce()).isEqualTo(1);
        assertThat(diff.diffSummary().moves()).contains(new Move("CLUSTER_ICP", "FAILED", 1));

        PortfolioDiff neither = folders(after, after, accounts);
        assertThat(neither.differences()).isEmpty();
        assertThat(neither.failed()).extracting(Failure::accountId).containsExactly("c");
        assertThat(neither.diffSummary().moves()).contains(new Move("FAILED", "FAILED", 1));
    }

    @Test
    void showsAccountsThatAreRejectedByOneSideOnly() {
        Account known = Account.builder("known")
                .firmographics(new Firmographics(
                        "software", 300L, BigDecimal.valueOf(30_000_000), null, null, List.of(), List.of()))
                .build();
        Account unknown = Account.builder("unknown")
                .firmographics(new Firmographics(null, null, null, null, null, List.of(), List.of()))
                .build();

        PortfolioDiff diff = changed(
                it -> it.parameter("scorecard", "minimum-known-weight", "100"), List.of(known, unknown, known), NOW);

        assertThat(diff.differences()).extracting(AccountDifference::accountId).containsExactly("known");
        assertThat(diff.differences().get(0).changes())
                .startsWith(new FieldChange("outcome", "DECIDED", "REJECTED"))
                .extracting(FieldChange::field)
                .contains("problems");
        assertThat(diff.rejected()).extracting(Rejection::index).containsExactly(1L, 2L);
        assertThat(diff.rejected().get(1).message()).contains("is there twice");
        assertThat(diff.diffSummary().before().rejectedCount()).isEqualTo(2);
        assertThat(diff.diffSummary().after().rejectedCount()).isEqualTo(3);
        assertThat(diff.diffSummary().accounts()).isEqualTo(2);
    }

    @Test
    void keepsTheOrderOfTheAccountsOverManyChunks() {
        List<Account> accounts = IntStream.range(0, 1_200)
                .mapToObj(i -> account("acc-%04d".formatted(i), IcpTier.A)
                        .signals(signal(i % 3 == 0 ? SignalType.DEMO : SignalType.WEBSITE_VISIT, daysAgo(10)))
                        .build())
                .toList();

        PortfolioDiff diff = changed(
                it -> it.parameter("engagement", "visit-window", "5").parameter("review", "active-focus-capacity", "3"),
                accounts,
                NOW);

        assertThat(diff.diffSummary().changed()).isEqualTo(800 + 27);
        assertThat(diff.differences()).extracting(AccountDifference::accountId).isSorted();
        assertThat(diff.diffSummary().capacityBefore()).isEqualTo(new Capacity(30, 0, 400, 370, 400));
        assertThat(diff.diffSummary().capacityAfter()).isEqualTo(new Capacity(3, 0, 400, 397, 400));
    }

    @Test
    void isJsonByItself() throws IOException {
        PortfolioDiff diff = changed(it -> it.parameter("engagement", "visit-window", "5"), portfolio(), END_OF_JUNE);

        assertThat(RecordJson.text(diff))
                .startsWith("{\"differences\":[{\"account_id\":\"brightwater\",\"company\":\"Brightwater Foods\","
                        + "\"direction\":\"SAME\",\"changes\":[{\"field\":\"engagement_level\",\"before\":\"LOW\","
                        + "\"after\":\"NONE\"}")
                .contains(",\"diff_summary\":{\"accounts\":26,\"changed\":2,")
                .endsWith(",\"rejected\":[],\"failed\":[],\"rules_version_before\":\"" + shipped.rulesVersion()
                        + "\",\"rules_version_after\":\"" + diff.rulesVersionAfter()
                        + "\",\"as_of\":\"2026-06-30T23:59:59.999999999Z\"}");
    }

    private static PortfolioDiff changed(
            UnaryOperator<AbmEngine.Builder> change, List<Account> accounts, Instant asOf) {
        try (AbmEngine after = change.apply(AbmEngine.builder()).build()) {
            return PortfolioDiff.of(shipped, after, accounts, asOf);
        }
    }

    private static PortfolioDiff folders(Path before, Path after, List<Account> accounts) {
        try (AbmEngine left = AbmEngine.builder().rules(before).build();
                AbmEngine right = AbmEngine.builder().rules(after).build()) {
            return PortfolioDiff.of(left, right, accounts, NOW);
        }
    }

    /** A pack that sends engaged accounts of tier A and B somewhere, and with a second rule all others to Cluster ICP. */
    private static void pack(Path folder, String cluster, boolean whole) {
        List<String> rules = new ArrayList<>(List.of(high("cluster.ab-high", cluster)));
        if (whole) {
            rules.add(rest());
        }
        PackText.in(folder).file("cluster/mine.drl", PackText.drl("cluster", rules.toArray(new String[0])));
    }

    private static String high(String id, String cluster) {
        return PackText.rule(
                id,
                "Engaged and fitting",
                "$e : Engaged( icpTier in ( IcpTier.A, IcpTier.B ), level == EngagementLevel.HIGH )",
                "insert( mapped( drools.getRule(), $e, Cluster." + cluster + " ) );");
    }

    private static String rest() {
        return PackText.rule(
                "cluster.rest",
                "The rest",
                "$e : Engaged( " + REST + " )",
                "insert( mapped( drools.getRule(), $e, Cluster.CLUSTER_ICP ) );");
    }

    private static Account.Builder account(String id, IcpTier tier) {
        return Account.builder(id).icpTier(tier);
    }

    private static Account engaged(String id, IcpTier tier) {
        return account(id, tier).engagementLevel(EngagementLevel.HIGH).build();
    }

    private static List<String> ids(List<FiredRule> rules) {
        return rules.stream().map(FiredRule::id).toList();
    }

    /** A decision without what is no difference by itself; what was wrong, where there is none. */
    private static String essence(Portfolio portfolio, String id) {
        for (Assignment it : portfolio.assignments()) {
            if (it.accountId().equals(id)) {
                return List.of(
                                it.icpTier(),
                                String.valueOf(it.accountTier()),
                                it.engagementLevel(),
                                it.triggerStatus(),
                                it.cluster(),
                                it.effectiveCluster(),
                                it.promotionTriggers(),
                                it.availablePromotionTriggers(),
                                it.demotionTriggers(),
                                it.nextAction(),
                                String.valueOf(it.personalization()),
                                String.valueOf(it.microSegment()),
                                it.segmentation().engaged().answer(),
                                it.segmentation().challenge().answer(),
                                it.segmentation().validatedNeed().answer(),
                                it.segmentation().buyingSignals().answer(),
                                it.review() == null ? "" : it.review().reasons(),
                                it.findings().stream().map(Finding::code).toList())
                        .toString();
            }
        }
        return portfolio.rejected() + " " + portfolio.failed();
    }

    private static List<Account> portfolio() throws IOException {
        try (var lines = Files.lines(Path.of("../abm-examples/portfolio/accounts.jsonl"))) {
            return lines.map(line -> AccountJson.read(line, ZoneOffset.UTC)).toList();
        }
    }
}
