package io.github.abmrules.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.json.AssignmentJson;
import io.github.abmrules.rules.evaluation.RuleWay;
import io.github.abmrules.rules.reference.RandomAccounts;
import io.github.abmrules.rules.restrict.RuleLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that are walked and rules in sessions decide alike. {@code -Dabm.walk.accounts=1000000} takes more accounts. */
class WalkedRulesTest {
    private static final int ACCOUNTS = Integer.getInteger("abm.walk.accounts", 600);
    private static final Instant AS_OF = Instant.parse("2026-02-28T12:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final String HEADER = """
            package packs.house

            import io.github.abmrules.rules.fact.Mapped
            import io.github.abmrules.rules.fact.Moved
            import io.github.abmrules.rules.profile.Profile
            import static io.github.abmrules.rules.verb.Verbs.informs

            """;

    @TempDir
    private Path folder;

    @Test
    void allShippedRulesAreWalked() {
        try (AbmEngine engine = AbmEngine.create()) {
            assertThat(engine.plan().onlySessions()).isNull();
            assertThat(engine.plan().rules()).allMatch(RuleWay::walked).hasSameSizeAs(engine.rules());
            assertThat(engine.plan().singly()).isTrue();
            assertThat(engine.plan().toString()).contains("inputs go one by one", "walked   Moved: ");
        }
    }

    @Test
    void walkedRulesDecideLikeSessionsByteForByte() {
        try (AbmEngine engine = AbmEngine.builder().zone(ZONE).build()) {
            compareWithSessions(engine, 11);
        }
    }

    @Test
    void onlyFactsOfJoiningRulesGoIntoSessions() {
        house("""
                rule "A house joins two facts"
                    @id("house.joins")
                    @playbook("house")
                when
                    $m : Mapped( dealLost )
                    $d : Moved( evidence == $m.evidence, inCrm )
                then
                    insert( informs( drools.getRule(), $d, "HOUSE", "joined" ) );
                end
                """);
        try (AbmEngine engine = AbmEngine.builder().zone(ZONE).rules(folder).build()) {
            assertThat(engine.plan().onlySessions()).isNull();
            assertThat(engine.plan().singly()).isFalse();
            assertThat(engine.plan().toString()).contains("inputs go together, some hundred in a session");
            assertThat(way(engine, "house.joins").session()).isEqualTo("it joins Mapped with Moved");
            assertThat(way(engine, "review.effective-pin").session())
                    .isEqualTo("a rule that needs a session reads Moved too");
            assertThat(way(engine, "engagement.demo").walked()).isTrue();
            compareWithSessions(engine, 12);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'salience 10\nwhen $d : Profile( inCrm )'  | it has the attribute salience",
                "'when $d : Profile( inCrm )\n not Moved( pinned )' | it waits at a NotNode",
                "'when $d : Profile( inCrm )\n exists Mapped( customer )' | it waits at a ExistsNode",
                "'when $d : Profile( inCrm )\n accumulate( Moved( pinned ); $n : count( 1 ) )' | it waits at a AccumulateNode",
            })
    void rulesThatDependOnMoreThanOneFactNeedASession(String conditions, String reason) {
        house("rule \"A house rule\" @id(\"house.rule\") @playbook(\"house\")\n" + conditions
                + "\nthen\n    insert( \"nothing\" );\nend\n");
        try (AbmEngine engine = AbmEngine.builder().zone(ZONE).rules(folder).build()) {
            assertThat(way(engine, "house.rule").session()).isEqualTo(reason);
            assertThat(way(engine, "house.rule").walked()).isFalse();
            assertThat(way(engine, "engagement.demo").walked()).isTrue();
        }
    }

    @Test
    void aRightHandSideThatDoesMoreNeedsASession() {
        house("""
                rule "A house counts"
                    @id("house.counts")
                    @playbook("house")
                when
                    $d : Moved( pinned )
                then
                    drools.halt();
                    insert( informs( drools.getRule(), $d, "HOUSE", "seen" ) );
                end
                """);
        try (AbmEngine engine = AbmEngine.builder().rules(folder).trustRules().build()) {
            assertThat(way(engine, "house.counts").session()).isEqualTo("its right-hand side is more than one insert");
        }
    }

    @Test
    void rulesThatFireWithoutEndAreStoppedAndNamed() {
        loops("again");
        try (AbmEngine engine = AbmEngine.builder().rules(folder).trustRules().build()) {
            assertThat(way(engine, "house.again").walked()).isTrue();
            assertThat(engine.decideAll(accounts(20), AS_OF).failed())
                    .containsExactly(new Failure(
                            "acc-3",
                            "house.again",
                            "Rules fired 2000 times without coming to an end."
                                    + " Maybe a rule inserts what it matches itself?"));
        }
    }

    @Test
    void rulesWhoseTimeIsUpAreStoppedAndNamed() {
        loops("slowly");
        try (AbmEngine engine = AbmEngine.builder()
                .rules(folder)
                .trustRules()
                .limits(new RuleLimits(2_000, Duration.ofMillis(500)))
                .build()) {
            assertThat(way(engine, "house.again").walked()).isTrue();
            // Some decisions first, so that no deadline is missed for the sake of classes that are being loaded.
            engine.decideEach(accounts(3), AS_OF);
            assertThat(engine.decideAll(accounts(6), AS_OF).failed())
                    .containsExactly(new Failure(
                            "acc-3",
                            "house.again",
                            "Rules did not come to an end within 500 ms."
                                    + " Maybe a rule joins every fact with every other?"));
        }
    }

    @Test
    void whatLeadsAReviewDoesNotDependOnTheOrderInWhichRulesFire() {
        PackText.in(folder)
                .file(
                        "house/house.drl",
                        HEADER
                                + "import io.github.abmrules.core.cluster.Cluster\n"
                                + "import io.github.abmrules.core.review.ReviewReason\n"
                                + "import static io.github.abmrules.rules.verb.Verbs.asks\n\n"
                                + PackText.rule(
                                        "house.b",
                                        "b",
                                        "$m : Moved( profile.accountId != \"none\" )",
                                        "insert( asks( drools.getRule(), $m, ReviewReason.SIGNALS_CONFLICT,"
                                                + " Cluster.CLUSTER_ICP, Cluster.FUTURE_PIPELINE ) );")
                                + PackText.rule(
                                        "house.a",
                                        "a",
                                        "$m : Moved( contested == false )",
                                        "insert( asks( drools.getRule(), $m, ReviewReason.SIGNALS_CONFLICT,"
                                                + " Cluster.FUTURE_PIPELINE, Cluster.ACTIVE_FOCUS ) );")
                                + PackText.rule(
                                        "house.c",
                                        "c",
                                        "$m : Moved( contested == true )",
                                        "insert( informs( drools.getRule(), $m, \"C\", \"c\" ) );"));
        try (AbmEngine engine = AbmEngine.builder().rules(folder).build()) {
            // More than the first two hundred, from which on rules are found by their fields.
            assertThat(engine.decideAll(accounts(500), AS_OF).assignments())
                    .hasSize(500)
                    .allSatisfy(each -> assertThat(each.review()).satisfies(review -> {
                        assertThat(review.from()).isEqualTo(Cluster.FUTURE_PIPELINE);
                        assertThat(review.proposedCluster()).isEqualTo(Cluster.ACTIVE_FOCUS);
                    }));
        }
    }

    /** A rule whose finding calls the other rule, and that one itself. */
    private void loops(String call) {
        PackText.in(folder)
                .file(
                        "house/house.drl",
                        HEADER
                                + "import io.github.abmrules.rules.LoopingRules\n"
                                + "import io.github.abmrules.rules.fact.Contribution.Found\n\n"
                                + PackText.rule(
                                        "house.start",
                                        "start",
                                        "$d : Mapped( profile.accountId == \"acc-3\" )",
                                        "insert( informs( drools.getRule(), $d, \"START\", \"start\" ) );")
                                + PackText.rule(
                                        "house.again",
                                        "again",
                                        "$f : Found( profile.accountId == \"acc-3\" )",
                                        "insert( LoopingRules." + call + "( drools.getRule(), $f ) );"));
    }

    private static List<Account> accounts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Account.builder("acc-" + i).icpTier(IcpTier.B).build())
                .toList();
    }

    @Test
    void datedParametersAreWalkedByTheVersionInForce() {
        Instant change = Instant.parse("2026-03-01T00:00:00Z");
        AbmEngine.Builder builder = AbmEngine.builder().zone(ZoneOffset.UTC);
        try (AbmEngine dated = builder.parameter(
                                "engagement", "signal-window", "[{value: 60}, {from: 2026-03-01, value: 20}]")
                        .build();
                AbmEngine before = AbmEngine.builder()
                        .parameter("engagement", "signal-window", "60")
                        .build();
                AbmEngine after = AbmEngine.builder()
                        .parameter("engagement", "signal-window", "20")
                        .build()) {
            Instant justBefore = change.minusNanos(1);
            List<Account> accounts = RandomAccounts.around(justBefore, ZoneOffset.UTC, 14).stream(400)
                    .toList();
            List<Outcome> early = dated.decideEach(accounts, justBefore);
            List<Outcome> late = dated.decideEach(accounts, change);
            List<Outcome> again = dated.decideEach(accounts, justBefore);
            int different = 0;
            for (int i = 0; i < accounts.size(); i++) {
                Account account = accounts.get(i);
                assertThat(text(early.get(i)))
                        .isEqualTo(text(dated.explain(account, justBefore).outcome()))
                        .isEqualTo(text(again.get(i)));
                assertThat(text(late.get(i)))
                        .isEqualTo(text(dated.explain(account, change).outcome()));
                assertThat(decision(early.get(i)))
                        .isEqualTo(decision(
                                before.decideEach(List.of(account), justBefore).get(0)));
                assertThat(decision(late.get(i)))
                        .isEqualTo(decision(
                                after.decideEach(List.of(account), change).get(0)));
                different += decision(early.get(i)).equals(decision(late.get(i))) ? 0 : 1;
            }
            assertThat(different).isPositive();
        }
    }

    /** What is decided and why, without the ids, which depend on the rules version. */
    private static String decision(Outcome outcome) {
        Assignment assignment = outcome.assignment();
        return assignment == null
                ? String.valueOf(outcome.problems())
                : assignment.cluster() + " " + assignment.effectiveCluster() + " " + assignment.firedRules()
                        + assignment.findings() + assignment.rationale();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomRulesOfAHouseDecideLikeSessionsByteForByte(long seed) {
        Random random = new Random(seed);
        int joined = (int) seed - 1;
        PackText.in(folder).file("house/house.drl", new RandomRules(random).file(40, joined));
        try (AbmEngine engine =
                AbmEngine.builder().zone(ZONE).rules(folder).trustRules().build()) {
            assertThat(engine.plan().onlySessions()).isNull();
            assertThat(engine.plan().rules())
                    .filteredOn(way -> way.ruleId().startsWith("house.") && way.fact() == null)
                    .hasSize(joined);
            compareWithSessions(engine, seed, Integer.getInteger("abm.walk.accounts", 250));
        }
    }

    private void house(String rules) {
        PackText.in(folder).file("house/house.drl", HEADER + rules);
    }

    private static RuleWay way(AbmEngine engine, String id) {
        return engine.plan().rules().stream()
                .filter(way -> way.ruleId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The engine by its plan, on accounts and on the same shuffled, against a session for each account. */
    private static void compareWithSessions(AbmEngine engine, long seed) {
        compareWithSessions(engine, seed, ACCOUNTS);
    }

    private static void compareWithSessions(AbmEngine engine, long seed, int count) {
        Random random = new Random(seed);
        RandomAccounts source = RandomAccounts.around(AS_OF, ZONE, seed);
        for (int done = 0; done < count; done += 1_000) {
            List<Account> accounts =
                    source.stream(Math.min(count - done, 1_000)).toList();
            List<Outcome> batch = engine.decideEach(accounts, AS_OF);
            List<Outcome> shuffled = engine.decideEach(
                    accounts.stream()
                            .map(account -> RandomAccounts.shuffled(account, random))
                            .toList(),
                    AS_OF);
            for (int i = 0; i < accounts.size(); i++) {
                String session = text(engine.explain(accounts.get(i), AS_OF).outcome());
                assertThat(text(batch.get(i))).isEqualTo(session);
                assertThat(text(shuffled.get(i))).isEqualTo(session);
            }
        }
    }

    private static @Nullable String text(Outcome outcome) {
        return outcome.assignment() == null
                ? outcome.problems() + " " + outcome.failure()
                : new String(AssignmentJson.write(outcome.assignment()), StandardCharsets.UTF_8);
    }
}
