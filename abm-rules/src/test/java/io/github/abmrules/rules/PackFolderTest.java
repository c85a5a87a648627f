package io.github.abmrules.rules;

import static io.github.abmrules.rules.Facts.NOW;
import static io.github.abmrules.rules.Facts.account;
import static io.github.abmrules.rules.Facts.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.time.Window;
import io.github.abmrules.rules.check.PackCheck;
import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.packs.PackFolder;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.scenario.ScenarioSuite;
import io.github.abmrules.rules.yaml.BrokenFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A house adds packs of its own and replaces shipped ones. */
class PackFolderTest {
    private static final String LIMIT = """
            limit:
              description: A limit.
              unit: count
              source: house
              value: 3
            """;

    @Test
    void addsAPackOfTheHouse(@TempDir Path folder) {
        PackText.in(folder)
                .rule(
                        "told",
                        "$e : Engaged( level == EngagementLevel.HIGH )",
                        "insert( informs( drools.getRule(), $e, \"HOUSE\", \"high\" ) );");
        try (AbmEngine house = AbmEngine.builder().rules(folder).build()) {
            Assignment assignment = house.decide(
                    account(IcpTier.A).engagementLevel(EngagementLevel.HIGH).build(), NOW);
            assertThat(assignment.cluster()).isEqualTo(Cluster.ACTIVE_FOCUS);
            assertThat(codes(assignment)).containsExactly("HOUSE");
            assertThat(Facts.fired(assignment)).last().isEqualTo("house.told");
            RuleInfo rule = house.rules().get(house.rules().size() - 1);
            assertThat(rule.id()).isEqualTo("house.told");
            assertThat(rule.summary()).isEqualTo("told");
            assertThat(rule.source()).isEqualTo("house");
            assertThat(rule.place()).isEqualTo(folder.resolve("house").resolve("told.drl") + ":12");
            assertThat(rule.text()).startsWith("rule \"told\"").endsWith("end\n");
        }
    }

    @Test
    void replacesAShippedPackAndKeepsItsParameters(@TempDir Path folder) {
        PackText.in(folder).file("cluster/mine.drl", everythingTo("CLUSTER_ICP"));
        try (AbmEngine house = AbmEngine.builder().rules(folder).build()) {
            assertThat(house.rules())
                    .extracting(RuleInfo::id)
                    .contains("cluster.all", "engagement.demo")
                    .doesNotContain("cluster.ab-high");
            assertThat(house.decide(
                                    account(IcpTier.A)
                                            .engagementLevel(EngagementLevel.HIGH)
                                            .build(),
                                    NOW)
                            .cluster())
                    .isEqualTo(Cluster.CLUSTER_ICP);
        }
    }

    @Test
    void letsALaterFolderReplaceAnEarlierOne(@TempDir Path one, @TempDir Path two) {
        PackText.in(one).file("cluster/mine.drl", everythingTo("CLUSTER_ICP"));
        PackText.in(two).file("cluster/mine.drl", everythingTo("FUTURE_PIPELINE"));
        try (AbmEngine house = AbmEngine.builder().rules(one).rules(two).build()) {
            assertThat(house.decide(account(IcpTier.A).build(), NOW).cluster()).isEqualTo(Cluster.FUTURE_PIPELINE);
        }
    }

    @Test
    void readsTheParametersOfAHouse(@TempDir Path folder) {
        PackText.in(folder)
                .rule(
                        "told",
                        "$p : Parameters( pack == \"house\" )\n    $e : Engaged()",
                        "insert( informs( drools.getRule(), $e, \"LIMIT\", \"\" + $p.number(\"limit\") ) );")
                .file("house/parameters.yaml", LIMIT);
        try (AbmEngine house = AbmEngine.builder().rules(folder).build();
                AbmEngine other = AbmEngine.builder()
                        .rules(folder)
                        .parameter("house", "limit", "4")
                        .build()) {
            assertThat(limits(house)).containsExactly("3");
            assertThat(limits(other)).containsExactly("4");
            assertThat(house.rules().get(house.rules().size() - 1).parameters()).containsExactly("house/limit");
        }
    }

    @Test
    void lendsAPackOfTheHouseTheParametersOfShippedOnes(@TempDir Path folder) {
        PackText.in(folder)
                .rule(
                        "told",
                        "$p : Parameters( pack == \"review\" )\n    $e : Engaged()",
                        "insert( informs( drools.getRule(), $e, \"LIMIT\","
                                + " \"\" + $p.number(\"active-focus-capacity\") ) );");
        try (AbmEngine house = AbmEngine.builder().rules(folder).build()) {
            assertThat(limits(house)).containsExactly("30");
        }
    }

    @Test
    void leavesShippedPacksOut(@TempDir Path folder) {
        PackText.in(folder).rule("one", "String()", "insert( 1 );");
        try (AbmEngine house =
                AbmEngine.builder().withoutShippedPacks().rules(folder).build()) {
            assertThat(house.rules()).extracting(RuleInfo::id).containsExactly("house.one");
        }
    }

    @Test
    void readsNothingButRulesAndParameters(@TempDir Path folder) {
        PackText.in(folder)
                .rule("one", "String()", "insert( 1 );")
                .file("README.md", "# Ours")
                .file("house/README.md", "# Ours")
                .file("house/one.scenarios.yaml", "- odd")
                .file("notes/ideas.txt", "none");
        try (AbmEngine house = AbmEngine.builder().rules(folder).build()) {
            assertThat(house.rules()).extracting(RuleInfo::id).contains("house.one");
        }
    }

    @Test
    void asksForTheParentOfAPack(@TempDir Path folder) {
        PackText.in(folder).rule("one", "String()", "insert( 1 );");
        Path pack = folder.resolve("house");
        assertThatThrownBy(() -> AbmEngine.builder().rules(pack).build())
                .isInstanceOf(BrokenRulesException.class)
                .hasMessageContainingAll(pack.toString(), "Maybe you mean its parent, " + folder + "?");
    }

    @Test
    void asksForAFolderThatIsThere(@TempDir Path folder) {
        Path nowhere = folder.resolve("nowhere");
        assertThatThrownBy(() -> AbmEngine.builder().rules(nowhere).build())
                .isInstanceOf(BrokenRulesException.class)
                .hasMessageContainingAll(nowhere.toString(), "is not a folder", "Maybe");
        Path file = PackText.in(folder).file("x.drl", "").folder().resolve("x.drl");
        assertThatThrownBy(() -> AbmEngine.builder().rules(file).build())
                .isInstanceOf(BrokenRulesException.class)
                .hasMessageContaining("is not a folder");
    }

    @Test
    void asksForPacksInTheFolder(@TempDir Path folder) {
        assertThatThrownBy(() -> AbmEngine.builder().rules(folder).build())
                .isInstanceOf(BrokenRulesException.class)
                .hasMessageContainingAll(folder.toString(), "holds no rule pack");
    }

    @Test
    void asksForAPackNameThatCanBeAPackage(@TempDir Path folder) {
        PackText.in(folder).file("My Pack/x.drl", "package packs.mine\n");
        assertThatThrownBy(() -> AbmEngine.builder().rules(folder).build())
                .isInstanceOf(BrokenRulesException.class)
                .hasMessageContainingAll("My Pack", "lower-case letters");
    }

    @Test
    void asksForParametersThatAreComplete(@TempDir Path folder) {
        PackText house = PackText.in(folder).rule("one", "String()", "insert( 1 );");
        for (String key : List.of("description", "unit", "source", "value")) {
            house.file("house/parameters.yaml", LIMIT.replaceFirst("  " + key + ": .*\n", ""));
            assertThatThrownBy(() -> AbmEngine.builder().rules(folder).build())
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContainingAll("parameters.yaml:1", "\"" + key + "\" is missing");
        }
        house.file("house/parameters.yaml", LIMIT.replace("count", "cont"));
        assertThatThrownBy(() -> AbmEngine.builder().rules(folder).build())
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("parameters.yaml:3", "Maybe \"count\"?");
        house.file("house/parameters.yaml", LIMIT.replace("value: 3", "value: three"));
        assertThatThrownBy(() -> AbmEngine.builder().rules(folder).build())
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("parameters.yaml:5", "\"three\" is not a whole number");
        house.file("house/parameters.yaml", LIMIT.replace("source:", "sauce:"));
        assertThatThrownBy(() -> AbmEngine.builder().rules(folder).build())
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("parameters.yaml:4", "Maybe \"source\"?");
    }

    @Test
    void readsTheItemsThatAParameterCovers(@TempDir Path folder) {
        PackText house = PackText.in(folder).rule("one", "String()", "insert( 1 );");
        String covering = LIMIT.replace("  value", "  covers: [a-b#c/d, e#f/g-h]\n  value");
        house.file("house/parameters.yaml", covering);
        try (AbmEngine engine = AbmEngine.builder()
                .rules(folder)
                .parameter("house", "limit", "4")
                .build()) {
            assertThat(engine.parameters().pack("house").declarations())
                    .singleElement()
                    .satisfies(each -> assertThat(each.covers()).containsExactly("a-b#c/d", "e#f/g-h"));
        }
        house.file("house/parameters.yaml", covering.replace("e#f/g-h", "e#f"));
        assertThatThrownBy(() -> AbmEngine.builder().rules(folder).build())
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("parameters.yaml:5", "covers \"e#f\"", "Maybe write document#section/item?");
    }

    @Test
    void takesOverTheParametersOfTheShippedPackOfItsName(@TempDir Path folder) {
        PackText.in(folder)
                .file("engagement/x.drl", PackText.drl("engagement"))
                .file("engagement/parameters.yaml", LIMIT);
        try (AbmEngine engine = AbmEngine.builder().rules(folder).build()) {
            assertThat(engine.parameters().pack("engagement").window("signal-window"))
                    .isEqualTo(Window.months(6));
            assertThat(engine.parameters().pack("engagement").declaration("limit"))
                    .isNotNull();
        }
    }

    @Test
    void asksForTheUnitThatTheProfileNeeds(@TempDir Path folder) {
        PackText.in(folder)
                .file("engagement/x.drl", PackText.drl("engagement"))
                .file("engagement/parameters.yaml", LIMIT.replace("limit:", "signal-window:"));
        assertThatThrownBy(() -> AbmEngine.builder().rules(folder).build())
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(
                        "parameters.yaml:", "engagement/signal-window must be a window in days or months");
    }

    @Nested
    class Limits {
        private static final String RULE =
                PackText.drl("house", PackText.rule("house.one", "one", "String()", "insert( 1 );"));

        private void refused(Path folder, String... message) {
            assertThatThrownBy(() -> AbmEngine.builder().rules(folder).build())
                    .isInstanceOf(BrokenRulesException.class)
                    .hasMessageContainingAll(message);
        }

        @Test
        void refuseLinksOutOfTheFolder(@TempDir Path folder, @TempDir Path outside) throws IOException {
            PackText.in(outside)
                    .file("x.drl", RULE)
                    .file("parameters.yaml", LIMIT)
                    .file("pack/x.drl", RULE);
            PackText.in(folder).rule("one", "String()", "insert( 1 );");

            Path rules = Files.createSymbolicLink(folder.resolve("house/far.drl"), outside.resolve("x.drl"));
            refused(folder, rules.toString(), "is a link that leads out of the folder", "Maybe copy what it leads to?");
            Files.delete(rules);
            Path parameters = Files.createSymbolicLink(
                    folder.resolve("house/parameters.yaml"), outside.resolve("parameters.yaml"));
            refused(folder, parameters.toString(), "is a link that leads out of the folder");
            Files.delete(parameters);
            Path pack = Files.createSymbolicLink(folder.resolve("far"), outside.resolve("pack"));
            refused(folder, pack.toString(), "is a link that leads out of the folder");
            Files.delete(pack);
            AbmEngine.builder().rules(folder).build().close();
        }

        @Test
        void refuseDeclarationsAndScenariosOutsideToo(@TempDir Path folder, @TempDir Path outside) throws IOException {
            PackText.in(outside).file("checks.yaml", "evidence: []\n").file("one.yaml", "[]\n");
            PackText.in(folder)
                    .rule("one", "$e : Engaged()", "insert( informs( drools.getRule(), $e, \"A\", \"a\" ) );");
            Path checks = Files.createSymbolicLink(folder.resolve("house/checks.yaml"), outside.resolve("checks.yaml"));
            assertThatThrownBy(() -> PackCheck.of(folder))
                    .isInstanceOf(BrokenRulesException.class)
                    .hasMessageContainingAll(checks.toString(), "is a link that leads out of the folder");
            Files.delete(checks);
            Files.createDirectory(folder.resolve("house/scenarios"));
            Path scenarios =
                    Files.createSymbolicLink(folder.resolve("house/scenarios/one.yaml"), outside.resolve("one.yaml"));
            assertThatThrownBy(() -> ScenarioSuite.of(folder))
                    .isInstanceOf(BrokenRulesException.class)
                    .hasMessageContainingAll(scenarios.toString(), "is a link that leads out of the folder");
        }

        @Test
        void takeLinksWithinTheFolderAsFiles(@TempDir Path folder) throws IOException {
            PackText.in(folder).file("shared/text.txt", RULE).file("house/README.md", "");
            Files.createSymbolicLink(folder.resolve("house/one.drl"), folder.resolve("shared/text.txt"));
            try (AbmEngine house = AbmEngine.builder().rules(folder).build()) {
                assertThat(house.rules()).extracting(RuleInfo::id).contains("house.one");
            }
        }

        @Test
        void refuseALinkThatLeadsNowhere(@TempDir Path folder) throws IOException {
            PackText.in(folder).rule("one", "String()", "insert( 1 );");
            Files.createSymbolicLink(folder.resolve("gone"), folder.resolve("nothing"));
            refused(folder, folder.resolve("gone").toString(), "cannot be read");
        }

        @Test
        void areFourMebibytesAFile(@TempDir Path folder) {
            int most = 4 * 1024 * 1024;
            PackText house = PackText.in(folder).file("house/one.drl", RULE + "/".repeat(most - RULE.length()));
            assertThat(PackFolder.read(folder, List.of())).hasSize(1);
            house.file("house/one.drl", RULE + "/".repeat(most + 1 - RULE.length()));
            refused(folder, "one.drl: has 4194305 bytes; allowed: 4194304. Maybe split it?");
        }

        @Test
        void areAThousandFilesAFolder(@TempDir Path folder) {
            PackText house = PackText.in(folder).file("house/one.drl", RULE);
            for (int i = 1; i < 1000; i++) {
                house.file("house/" + i + ".txt", "");
            }
            assertThat(PackFolder.read(folder, List.of())).hasSize(1);
            house.file("house/0.txt", "");
            refused(folder, "house: holds 1001 files and folders; allowed: 1000. Maybe it is the wrong folder?");
        }

        @Test
        void areThirtyTwoLevelsOfYaml(@TempDir Path folder) {
            PackText house = PackText.in(folder).file("house/one.drl", RULE);
            house.file("house/parameters.yaml", deep(32));
            assertThatThrownBy(() -> AbmEngine.builder().rules(folder).build())
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContaining("expected a single value here, but found a list");
            house.file("house/parameters.yaml", deep(33));
            assertThatThrownBy(() -> AbmEngine.builder().rules(folder).build())
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContainingAll("parameters.yaml:1:", "is nested too deeply");
        }

        /** A parameter whose value stands so many levels below the top. */
        private static String deep(int levels) {
            return "limit: {description: A, source: house, unit: text, value: " + "[".repeat(levels - 1)
                    + "]".repeat(levels - 1) + "}\n";
        }

        @Test
        void lookNoDeeperThanThePacks(@TempDir Path folder) {
            PackText.in(folder)
                    .file("house/one.drl", RULE)
                    .file("house/more/two.drl", "no rule")
                    .file("a/b/c.drl", "no");
            assertThat(PackFolder.read(folder, List.of()))
                    .singleElement()
                    .satisfies(pack -> assertThat(pack.files()).hasSize(1));
        }
    }

    private static List<String> limits(AbmEngine engine) {
        return engine.decide(account(IcpTier.A).build(), NOW).findings().stream()
                .filter(finding -> finding.code().equals("LIMIT"))
                .map(Finding::message)
                .toList();
    }

    private static String everythingTo(String cluster) {
        return PackText.drl(
                "cluster",
                PackText.rule(
                        "cluster.all",
                        "All",
                        "$e : Engaged()",
                        "insert( mapped( drools.getRule(), $e, Cluster." + cluster + " ) );"));
    }
}
