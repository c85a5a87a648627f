package io.github.abmrules.rules.restrict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.analysis.Complaint;
import io.github.abmrules.rules.check.PackCheck;
import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.scenario.ScenarioRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rule files that try to be more than rules, and the words in which each is refused, side by side in
 * {@code src/test/resources/hostile}. {@code -Dgolden.update=true} writes what is said now.
 */
class HostileRulesTest {
    /** The system property that a canary sets. */
    static final String TRACE = "abm.canary";

    private static final Path CASES = Path.of("src/test/resources/hostile");
    private static final Path ALLOWED = Path.of("src/test/resources/allowed");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    static List<String> cases() throws IOException {
        return names(CASES);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".drl"))
                    .sorted()
                    .toList();
        }
    }

    @BeforeEach
    void forgetTraces() {
        System.clearProperty(TRACE);
    }

    private static Path pack(Path folder, Path file) throws IOException {
        Path pack = Files.createDirectories(folder.resolve("house"));
        Files.copy(file, pack.resolve("x.drl"));
        return folder;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areRefusedAndNothingOfThemRuns(String name, @TempDir Path folder) throws IOException {
        pack(folder, CASES.resolve(name));

        BrokenRulesException refused = catchThrowableOfType(
                BrokenRulesException.class,
                () -> AbmEngine.builder()
                        .withoutShippedPacks()
                        .rules(folder)
                        .build()
                        .close());

        assertThat(System.getProperty(TRACE)).isNull();
        assertThat(refused).isNotNull();
        String said = String.join("\n", refused.problems()).replace(folder.resolve("house") + "/", "") + "\n";
        Path expected = CASES.resolve(name.replace(".drl", ".txt"));
        if (UPDATE) {
            Files.writeString(expected, said);
        }
        assertThat(said).isEqualTo(Files.readString(expected));
        assertThat(said).containsPattern("restricted: |a rule must not |eval hides");
        assertThat(said.lines().findFirst()).get().asString().matches("x\\.drl:[1-9]\\d*:[1-9]\\d*: .+");
    }

    @Test
    void areMany() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-static-call-in-condition", "17-eval-element", "69-static-call-in-consequence"})
    void wouldRunWhereTheHostTrustsThem(String name, @TempDir Path folder) throws IOException {
        pack(folder, CASES.resolve(name + ".drl"));
        Account account = Account.builder("acc-1").icpTier(IcpTier.A).build();
        try (AbmEngine trusting = AbmEngine.builder().rules(folder).trustRules().build()) {
            trusting.decideEach(List.of(account), Instant.parse("2026-06-30T00:00:00Z"));
        }
        assertThat(System.getProperty(TRACE)).isEqualTo("sang");
        assertThat(PackCheck.of(folder, RuleTrust.TRUSTED))
                .noneMatch(each -> each.message().startsWith("restricted"));
    }

    @Test
    void areRefusedByTheRunnerOfScenariosToo(@TempDir Path folder) throws IOException {
        pack(folder, CASES.resolve("01-static-call-in-condition.drl"));
        assertThatThrownBy(() -> ScenarioRunner.of(folder).close()).isInstanceOf(BrokenRulesException.class);
        assertThat(System.getProperty(TRACE)).isNull();
    }

    @Test
    void areRefusedWhenTheHostHandsThemOver() throws IOException {
        String text = Files.readString(CASES.resolve("01-static-call-in-condition.drl"));
        RulePack pack = new RulePack("house", List.of(new RuleFile("house", "x.drl", "x.drl", text)), List.of());
        assertThatThrownBy(() -> AbmEngine.builder().rules(List.of(pack)).build())
                .isInstanceOf(BrokenRulesException.class)
                .hasMessageContaining(
                        "house.rule: restricted: \"io.github.abmrules.rules.restrict.Canary.sing( … )\" is a static call");
        assertThat(System.getProperty(TRACE)).isNull();
    }

    @Test
    void areFoundByTheCheckAllAtOnce(@TempDir Path folder) throws IOException {
        Path pack = Files.createDirectories(folder.resolve("house"));
        for (String name : cases()) {
            Files.copy(CASES.resolve(name), pack.resolve(name));
        }
        assertThat(PackCheck.of(folder).stream()
                        .filter(each -> each.weight() == Complaint.Weight.MISTAKE)
                        .map(each -> Path.of(each.file()).getFileName().toString())
                        .distinct())
                .containsExactlyElementsOf(cases());
        assertThat(System.getProperty(TRACE)).isNull();
    }

    @Test
    void ordinaryRulesPass(@TempDir Path folder) throws IOException {
        Path pack = Files.createDirectories(folder.resolve("house"));
        for (String name : names(ALLOWED)) {
            Files.copy(ALLOWED.resolve(name), pack.resolve(name));
        }
        try (AbmEngine engine = AbmEngine.builder().rules(folder).build()) {
            assertThat(engine.rules().stream().filter(rule -> rule.id().startsWith("house.")))
                    .hasSameSizeAs(names(ALLOWED));
        }
    }

    @Test
    void shippedRulesPass() {
        for (RulePack pack : ShippedPacks.all()) {
            for (RuleFile file : pack.files()) {
                assertThat(Restriction.of(file).complaints()).as(file.place()).isEmpty();
            }
        }
    }
}
