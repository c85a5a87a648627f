package io.github.abmrules.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.json.AssignmentJson;
import io.github.abmrules.rules.evaluation.EvaluationPlan;
import io.github.abmrules.rules.evaluation.RuleWay;
import io.github.abmrules.rules.internal.CompiledRules;
import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.reference.RandomAccounts;
import io.github.abmrules.rules.restrict.RuleTrust;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules are found by fields of few values only where the compiled tests show that it makes no difference. */
class IndexedRulesTest {
    private static final int ACCOUNTS = Integer.getInteger("abm.walk.accounts", 1_000);
    private static final Instant AS_OF = Instant.parse("2026-02-28T12:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final String HEADER = """
            package packs.house

            import io.github.abmrules.core.cluster.Cluster
            import io.github.abmrules.core.engagement.EngagementLevel
            import io.github.abmrules.core.engagement.TriggerStatus
            import io.github.abmrules.core.fit.IcpTier
            import io.github.abmrules.rules.Probe
            import io.github.abmrules.rules.fact.Mapped
            import io.github.abmrules.rules.fact.OfProfile
            import io.github.abmrules.rules.parameters.Parameters
            import static io.github.abmrules.rules.verb.Verbs.informs

            """;
    private static final String PROBES =
            PackText.rule("house.probe", "probe", "$d : Mapped( profile != null )", "insert( Probe.of( $d ) );");

    private static final String FAILING = PackText.rule(
            "house.failing",
            "failing",
            "$d : Probe( deal, moody in ( IcpTier.A, IcpTier.B ) )",
            "insert( informs( drools.getRule(), $d, \"HOUSE\", \"failing\" ) );");

    /** Tests of every kind, some of which fail. */
    private static final List<String> TESTS = List.of(
            "level == EngagementLevel.HIGH",
            "level != EngagementLevel.NONE",
            "level in ( EngagementLevel.LOW, EngagementLevel.MEDIUM )",
            "level not in ( EngagementLevel.LOW, EngagementLevel.MEDIUM )",
            "level == EngagementLevel.LOW || == EngagementLevel.HIGH",
            "level >= EngagementLevel.MEDIUM",
            "EngagementLevel.MEDIUM > level",
            "level.name == \"HIGH\"",
            "reaches( EngagementLevel.LOW )",
            "stated == TriggerStatus.YES",
            "stated != TriggerStatus.YES",
            "stated == null",
            "stated != null, stated < TriggerStatus.YES",
            "stated < TriggerStatus.YES",
            "icpTier in ( IcpTier.A, IcpTier.B )",
            "icpTier == IcpTier.C || deal",
            "icpTier == profile.tierAtRejection",
            "standing != Cluster.MONITOR_ONLY && != Cluster.CLUSTER_ICP",
            "deal",
            "!deal",
            "deal == false",
            "known == true",
            "known == null",
            "floor != null",
            "floor == null, deal",
            "floor != null, floor > profile.asOf",
            "contacts > 1, icpTier == IcpTier.A",
            "contacts >= $p.number( \"engaged-contacts\" ), !deal",
            "!unreadable, moody == IcpTier.A",
            "!unreadable, moody in ( IcpTier.B, IcpTier.C )",
            "contacts > 2, moody != IcpTier.D",
            "TriggerStatus.YES == stated");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void mixedTestsOfAnAuthorDecideLikeSessionsByteForByte(long seed) {
        Random random = new Random(seed);
        List<String> rules = new ArrayList<>(List.of(PROBES, FAILING));
        for (int i = 0; i < 60; i++) {
            rules.add(rule("r" + i, random));
        }
        Collections.shuffle(rules, random);
        PackText.in(folder).file("house/house.drl", HEADER + String.join("\n", rules));
        try (AbmEngine engine =
                AbmEngine.builder().zone(ZONE).rules(folder).trustRules().build()) {
            assertThat(engine.plan().rules()).allMatch(RuleWay::walked);
            assertThat(engine.plan().foundBy().get("Probe")).contains("level", "deal");
            List<Account> accounts =
                    RandomAccounts.around(AS_OF, ZONE, seed).stream(ACCOUNTS).toList();
            List<Outcome> outcomes = engine.decideEach(accounts, AS_OF);
            int failed = 0;
            for (int i = 0; i < accounts.size(); i++) {
                assertThat(text(outcomes.get(i)))
                        .isEqualTo(text(engine.explain(accounts.get(i), AS_OF).outcome()));
                failed += outcomes.get(i).failure() == null ? 0 : 1;
            }
            assertThat(failed).isBetween(1, accounts.size() / 2);
        }
    }

    private static String rule(String name, Random random) {
        List<String> tests = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> TESTS.get(random.nextInt(TESTS.size())))
                .toList();
        String pattern = "$d : Probe( " + String.join(", ", tests) + " )";
        return PackText.rule(
                "house." + name,
                name,
                pattern.contains("$p") ? "$p : Parameters( pack == \"engagement\" )\n    " + pattern : pattern,
                "insert( informs( drools.getRule(), $d, \"HOUSE\", \"" + name + "\" ) );");
    }

    @Test
    void rulesAreFoundByEnumsAndFlags() {
        assertThat(foundBy(
                        "level == EngagementLevel.HIGH",
                        "level in ( EngagementLevel.LOW, EngagementLevel.MEDIUM )",
                        "stated == null",
                        "io.github.abmrules.core.engagement.TriggerStatus.YES != stated",
                        "deal",
                        "!deal",
                        "standing == Cluster.ACTIVE_FOCUS || == Cluster.CLUSTER_ICP",
                        "standing < Cluster.ACTIVE_FOCUS"))
                .containsExactlyInAnyOrder("level", "stated", "deal", "standing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Once is not worth a column.
                "level == EngagementLevel.HIGH",
                // More than one field, or another fact.
                "level == EngagementLevel.HIGH || deal; level == EngagementLevel.LOW || deal",
                "profile.openDeal; !profile.openDeal",
                "level.name == \"HIGH\"; level.name == \"LOW\"",
                // A call.
                "reaches( EngagementLevel.HIGH ); reaches( EngagementLevel.LOW )",
                // Variables and parameters.
                "$l : level, icpTier != null, level == $l; $l : level, icpTier != null, level != $l",
                // Fields of many values, or of none.
                "contacts == 1; contacts == 2",
                "floor == null; floor != null",
                "known == true; known == false",
                // Which getter is it?
                "twofold; !twofold",
                // What looks like a constant and is none.
                "level == Probe.LEVEL; level != Probe.LEVEL",
                "standing == Probe.Changing.CLUSTER_ICP; standing != Probe.Changing.CLUSTER_ICP",
                "stated == TriggerStatus.YES; stated != TriggerStatus.YES",
            })
    void rulesAreNotFoundByWhatTheTestsDoNotShow(String tests) {
        assertThat(foundBy(tests.split("; "))).isEmpty();
    }

    @Test
    void fieldsAreLeftOutThatWouldMakeTheTableTooLarge() {
        List<String> tests = new ArrayList<>();
        for (String field :
                List.of("level", "icpTier", "standing", "accountTier", "stated", "moody", "deal", "unreadable")) {
            String constant = switch (field) {
                case "level" -> "EngagementLevel.LOW";
                case "icpTier", "moody" -> "IcpTier.A";
                case "standing" -> "Cluster.CLUSTER_ICP";
                case "deal", "unreadable" -> "true";
                default -> "null";
            };
            tests.add(field + " == " + constant);
            tests.add(field + " != " + constant);
        }
        // 2 × 2 × 5 × 6 × 5 × 4 = 2,400 cells; another enum would make more than 4,096.
        assertThat(foundBy(tests.toArray(String[]::new)))
                .containsExactlyInAnyOrder("deal", "unreadable", "level", "icpTier", "standing", "accountTier");
    }

    /** By what fields rules are found of which each has one of these tests. */
    private static List<String> foundBy(String... tests) {
        List<String> rules = new ArrayList<>(List.of(PROBES));
        Arrays.stream(tests)
                .map(test -> PackText.rule(
                        "house.r" + rules.size(),
                        "r" + rules.size(),
                        "$d : Probe( " + test + " )",
                        "insert( informs( drools.getRule(), $d, \"HOUSE\", \"seen\" ) );"))
                .forEach(rules::add);
        RuleFile file = new RuleFile("house", "house.drl", "here", HEADER + String.join("\n", rules));
        try (CompiledRules compiled = CompiledRules.of(
                List.of(new RulePack("house", List.of(file), List.of())),
                ShippedPacks.parameters(),
                RuleTrust.TRUSTED)) {
            EvaluationPlan plan = compiled.network().plan();
            assertThat(plan.walked()).isEqualTo(rules.size());
            return plan.foundBy().getOrDefault("Probe", List.of());
        }
    }

    private static @Nullable String text(Outcome outcome) {
        return outcome.assignment() == null
                ? outcome.problems() + " " + outcome.failure()
                : new String(AssignmentJson.write(outcome.assignment()), StandardCharsets.UTF_8);
    }
}
