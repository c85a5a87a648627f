package io.github.abmrules.rules.reload;

import static io.github.abmrules.rules.reload.TinyRules.NOW;
import static io.github.abmrules.rules.reload.TinyRules.account;
import static io.github.abmrules.rules.reload.TinyRules.accounts;
import static io.github.abmrules.rules.reload.TinyRules.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.reload.ReloadResult.Kind;
import io.github.abmrules.rules.yaml.BrokenFileException;
import io.github.abmrules.rules.yaml.YamlReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A good version replaces the active one, a bad one does not. */
class ReloadingEngineTest {
    @TempDir
    private Path folder;

    private TinyRules rules;

    @BeforeEach
    void writeTheFirstVersion() {
        rules = new TinyRules(folder).write(1);
    }

    @Nested
    class AGoodVersion {

        @Test
        void becomesActive() {
            List<Instant> instants = new ArrayList<>(List.of(NOW, NOW.plusSeconds(1), NOW.plusSeconds(2)));
            try (ReloadingEngine engine = ReloadingEngine.builder(() -> instants.remove(0))
                    .trustRules()
                    .withoutShippedPacks()
                    .rules(folder)
                    .build()) {
                ReloadStatus first = engine.status();
                assertThat(first.since()).isEqualTo(NOW);
                assertThat(first.reloads()).isZero();
                assertThat(first.lastError()).isNull();
                assertThat(first.kept()).isEmpty();
                assertThat(first.previous()).isNull();
                assertThat(first.watching()).isFalse();
                assertThat(number(engine.decide(account("a"), NOW))).isEqualTo(1);

                rules.write(2);
                assertThat(number(engine.decide(account("a"), NOW))).isEqualTo(1);
                ReloadResult result = engine.reload();

                ReloadStatus second = engine.status();
                assertThat(result).isEqualTo(new ReloadResult(Kind.RELOADED, second.version(), List.of()));
                assertThat(result.good()).isTrue();
                assertThat(second.version()).isNotEqualTo(first.version()).matches("[0-9a-f]{64}");
                assertThat(second.since()).isEqualTo(NOW.plusSeconds(1));
                assertThat(second.reloads()).isEqualTo(1);
                assertThat(second.previous()).isEqualTo(first.version());
                assertThat(second.kept()).containsExactly(new KeptVersion(first.version(), NOW));
                assertThat(number(engine.decide(account("a"), NOW))).isEqualTo(2);
                assertThat(engine.decide(account("a"), NOW).rulesVersion()).isEqualTo(second.version());
            }
        }

        @Test
        void decidesInEveryWay() {
            try (ReloadingEngine engine = TinyRules.builder(folder).build()) {
                rules.write(2);
                engine.reload();
                assertThat(engine.decideEach(accounts(3), NOW))
                        .hasSize(3)
                        .allSatisfy(each -> assertThat(number(each)).isEqualTo(2));
                assertThat(engine.decideEach(accounts(1_200).stream(), NOW))
                        .hasSize(1_200)
                        .allSatisfy(each -> assertThat(number(each)).isEqualTo(2));
                assertThat(number(engine.decideAll(accounts(3), NOW))).isEqualTo(2);
            }
        }

        @Test
        void isTheOneThatAnEngineOfTheSameFilesHas() {
            try (ReloadingEngine engine = TinyRules.builder(folder).build();
                    AbmEngine plain = AbmEngine.builder()
                            .trustRules()
                            .withoutShippedPacks()
                            .rules(folder)
                            .build()) {
                assertThat(engine.status().version()).isEqualTo(plain.rulesVersion());
                assertThat(engine.decide(account("a"), NOW)).isEqualTo(plain.decide(account("a"), NOW));
            }
        }

        @Test
        void comesFromParametersOnly() {
            Path overlay = folder.resolve("parameters.yaml");
            rules.file("parameters.yaml", "tiny: {said: 1}");
            try (ReloadingEngine engine =
                    TinyRules.builder(folder).parameters(overlay).build()) {
                rules.said(2).file("parameters.yaml", "tiny: {said: 2}");
                assertThat(engine.reload().kind()).isEqualTo(Kind.RELOADED);
                assertThat(number(engine.decide(account("a"), NOW))).isEqualTo(2);
            }
        }

        @Test
        void keepsWhatTheBuilderSays() {
            try (ReloadingEngine engine = TinyRules.builder(folder)
                            .zone(ZoneId.of("Europe/Berlin"))
                            .parameter("tiny", "said", "7")
                            .parameters(YamlReader.parse("tiny: {said: 8}", "overlay"))
                            .build();
                    RulesLease before = engine.current()) {
                rules.write(8);
                engine.reload();
                assertThat(number(engine.decide(account("a"), NOW))).isEqualTo(8);
                try (RulesLease after = engine.current()) {
                    assertThat(after.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
                    assertThat(after.parameters().pack("tiny").number("said")).isEqualTo(8);
                    assertThat(after.rules()).hasSameSizeAs(before.rules());
                    assertThat(after.rulesVersion()).isNotEqualTo(before.rulesVersion());
                }
            }
        }

        @Test
        void comesFromTheLaterOfSeveralFolders(@TempDir Path over) {
            // The scenarios of a pack that is replaced are about rules that are there no longer.
            rules.file("tiny/scenarios/said.yaml", TinyRules.SCENARIO.replace("said-by-rule", "said-by-parameter"));
            TinyRules later = new TinyRules(over).write(5);
            String said = "package packs.tiny\n\nimport io.github.abmrules.rules.fact.InForce\n"
                    + "import static io.github.abmrules.rules.verb.Verbs.*\n"
                    + TinyRules.rule("said-by-rule", "$f : InForce()", "informs( drools.getRule(), $f, \"X\", \"5\" )")
                    + TinyRules.rule("said-again", "$f : InForce()", "informs( drools.getRule(), $f, \"Y\", \"5\" )");
            later.file("tiny/said.drl", said).file("tiny/scenarios/said.yaml", TinyRules.SCENARIO);
            try (ReloadingEngine engine = TinyRules.builder(folder).rules(over).build()) {
                assertThat(number(engine.decide(account("a"), NOW))).isEqualTo(5);
            }
        }

        @Test
        void isTakenUnderAnyClassLoaderOfTheThread() {
            try (ReloadingEngine engine = TinyRules.builder(folder).build()) {
                rules.write(2);
                Thread thread = Thread.currentThread();
                ClassLoader before = thread.getContextClassLoader();
                thread.setContextClassLoader(null);
                try {
                    assertThat(engine.reload().good()).isTrue();
                } finally {
                    thread.setContextClassLoader(before);
                }
            }
        }
    }

    @Nested
    class FilesThatSayTheSame {

        @Test
        void leaveTheVersionAndItsInstant() {
            try (ReloadingEngine engine = TinyRules.builder(folder).build()) {
                ReloadStatus before = engine.status();
                rules.write(1);
                assertThat(engine.reload()).isEqualTo(new ReloadResult(Kind.UNCHANGED, before.version(), List.of()));
                assertThat(engine.status()).isEqualTo(before);
            }
        }

        @Test
        void asAKeptVersionBringItBack() {
            try (ReloadingEngine engine = TinyRules.builder(folder).build()) {
                String one = engine.status().version();
                rules.write(2);
                String two = engine.reload().version();
                rules.write(1);
                assertThat(engine.reload()).isEqualTo(new ReloadResult(Kind.RELOADED, one, List.of()));
                assertThat(engine.status().open()).isEqualTo(2);
                assertThat(engine.status().previous()).isEqualTo(two);
                assertThat(number(engine.decide(account("a"), NOW))).isEqualTo(1);
            }
        }
    }

    @Nested
    class ABadVersion {

        @Test
        void ofRulesThatAreNoDrlIsRefused() {
            refused(
                    () -> rules.file("tiny/said.drl", "package packs.tiny\nrule \"x\" when then"),
                    "said.drl:",
                    "is no DRL");
        }

        @Test
        void ofRulesThatDoNotCompileIsRefusedWithEveryProblem() {
            String text = "package packs.tiny\n" + TinyRules.rule("x", "Nothing()", "1")
                    + TinyRules.rule("y", "NothingEither()", "1");
            List<String> problems = refused(() -> rules.file("tiny/said.drl", text), "said.drl:", "Nothing");
            assertThat(problems).anyMatch(each -> each.contains("NothingEither"));
        }

        @Test
        void ofParametersIsRefused() {
            refused(() -> rules.parameter("many"), "parameters.yaml:5", "\"many\" is not a whole number");
        }

        @Test
        void ofAnOverlayIsRefused() {
            Path overlay = folder.resolve("overlay.yaml");
            rules.file("overlay.yaml", "tiny: {said: 1}");
            try (ReloadingEngine engine =
                    TinyRules.builder(folder).parameters(overlay).build()) {
                rules.file("overlay.yaml", "tiny: {sad: 1}");
                refused(engine, "overlay.yaml:1", "has no parameter \"sad\"", "Maybe \"said\"?");
                rules.file("overlay.yaml", "tiny: [");
                refused(engine, "overlay.yaml:1", "is no YAML");
                rules.delete("overlay.yaml");
                refused(engine, "overlay.yaml", "there is no such file");
            }
        }

        @Test
        void whoseProfilesCannotBeMadeIsRefused() {
            refused(
                    () -> rules.file("engagement/x.drl", "package packs.engagement\n")
                            .file("engagement/parameters.yaml", """
                                    signal-window:
                                      description: Not a window.
                                      unit: count
                                      source: house
                                      value: 3
                                    """),
                    "engagement/signal-window must be a window");
        }

        @Test
        void whoseScenarioFailsIsRefused() {
            String failing = TinyRules.SCENARIO.replace("ACTIVE_FOCUS", "CLUSTER_ICP");
            refused(
                    () -> rules.file("tiny/scenarios/said.yaml", failing),
                    "said.yaml:7",
                    "\"Everybody is told\"",
                    "CLUSTER_ICP",
                    "ACTIVE_FOCUS");
        }

        @Test
        void whoseScenarioIsMistakenIsRefused() {
            String mistaken = TinyRules.SCENARIO.replace("rule: tiny.said", "rule: tiny.sad");
            refused(
                    () -> rules.file("tiny/scenarios/said.yaml", mistaken),
                    "said.yaml:2",
                    "there is no rule",
                    "Maybe \"tiny.said-by-rule\"?");
        }

        @Test
        void whoseScenarioFailsUnderTheOverlayIsRefused() {
            Path overlay = folder.resolve("overlay.yaml");
            rules.file("overlay.yaml", "tiny: {said: 1}")
                    .file(
                            "tiny/chain.drl",
                            rules.read("tiny/chain.drl")
                                    .replace(
                                            "import static",
                                            "import io.github.abmrules.rules.parameters.Parameters\n" + "import static")
                                    .replace(
                                            "$f : Evidence()",
                                            "$p : Parameters( pack == \"tiny\" )\n"
                                                    + "    $f : Evidence( profile.seat <= $p.number(\"said\") )"))
                    .file("tiny/scenarios/said.yaml", TinyRules.SCENARIO);
            try (ReloadingEngine engine =
                    TinyRules.builder(folder).parameters(overlay).build()) {
                rules.file("overlay.yaml", "tiny: {said: 0}");
                refused(engine, "said.yaml", "\"Everybody is told\"", "No rule decided the engagement level");
            }
        }

        @Test
        void ofAFileThatCannotBeReadIsRefused() {
            try (ReloadingEngine engine = TinyRules.builder(folder).build()) {
                rules.file("tiny/said.drl", new byte[] {(byte) 0xc3, (byte) 0x28});
                refused(engine, "said.drl", "is not UTF-8 text");
                rules.said(1).delete("tiny/parameters.yaml").file("tiny/parameters.yaml/x", "a folder in its place");
                refused(engine, "parameters.yaml", "cannot be read");
            }
        }

        @Test
        void thatIsNotThereIsRefused() {
            try (ReloadingEngine engine = TinyRules.builder(folder).build()) {
                rules.delete("tiny/said.drl").delete("tiny/chain.drl").delete("tiny/reported.drl");
                refused(engine, folder.toString(), "holds no rule pack");
                rules.delete("tiny/parameters.yaml").delete("tiny").delete("");
                refused(engine, folder.toString(), "is not a folder", "Maybe");
                rules.write(1);
                assertThat(engine.reload().kind()).isEqualTo(Kind.UNCHANGED);
                assertThat(engine.status().lastError()).isNull();
                assertThat(engine.status().refusals()).isEqualTo(2);
            }
        }

        @Test
        void isFollowedByAGoodOne() {
            try (ReloadingEngine engine = TinyRules.builder(folder).build()) {
                rules.parameter("many");
                engine.reload();
                rules.write(2);
                assertThat(engine.reload().kind()).isEqualTo(Kind.RELOADED);
                assertThat(engine.status().lastError()).isNull();
            }
        }

        @Test
        void isThrownWhenItIsTheFirst() {
            rules.file("tiny/scenarios/said.yaml", TinyRules.SCENARIO.replace("ACTIVE_FOCUS", "CLUSTER_ICP"));
            assertThatThrownBy(() -> TinyRules.builder(folder).build())
                    .isInstanceOf(BrokenRulesException.class)
                    .hasMessageContaining("\"Everybody is told\"");
            TinyRules.builder(folder).withoutScenarios().build().close();
            rules.parameter("many");
            assertThatThrownBy(() -> TinyRules.builder(folder).build()).isInstanceOf(BrokenFileException.class);
        }

        private List<String> refused(Runnable change, String... parts) {
            try (ReloadingEngine engine = TinyRules.builder(folder).build()) {
                change.run();
                return refused(engine, parts);
            }
        }

        private List<String> refused(ReloadingEngine engine, String... parts) {
            ReloadStatus before = engine.status();
            ReloadResult result = engine.reload();
            assertThat(result.kind()).isEqualTo(Kind.REFUSED);
            assertThat(result.good()).isFalse();
            assertThat(result.version()).isEqualTo(before.version());
            assertThat(String.join("\n", result.problems())).contains(parts);
            ReloadStatus after = engine.status();
            assertThat(after.lastError()).isEqualTo(new Refusal(NOW, result.problems()));
            assertThat(after.version()).isEqualTo(before.version());
            assertThat(after.since()).isEqualTo(before.since());
            assertThat(after.reloads()).isEqualTo(before.reloads());
            assertThat(after.refusals()).isEqualTo(before.refusals() + 1);
            assertThat(after.open()).isEqualTo(1);
            assertThat(number(engine.decide(account("a"), NOW))).isEqualTo(1);
            return result.problems();
        }
    }
}
