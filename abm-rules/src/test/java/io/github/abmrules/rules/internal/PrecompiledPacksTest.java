package io.github.abmrules.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.rules.evaluation.EvaluationPlan;
import io.github.abmrules.rules.evaluation.RuleWay;
import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.reference.RandomAccounts;
import io.github.abmrules.rules.restrict.RuleLimits;
import io.github.abmrules.rules.restrict.RuleTrust;
import io.github.abmrules.rules.stage.DecisionContext;
import io.github.abmrules.rules.stage.DecisionPacks;
import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kie.api.KieBase;

/** What the build compiled decides as what is compiled on the spot, and is used for nothing else than its own text. */
class PrecompiledPacksTest {

    private static final Instant AS_OF = Instant.parse("2026-06-30T12:00:00Z");
    private static final List<RulePack> ALL =
            ShippedPacks.all().stream().map(PrecompiledPacksTest::ownText).toList();
    private static final List<RulePack> PACKS = ALL.stream()
            .filter(pack -> DecisionPacks.NAMES.contains(pack.name()))
            .toList();
    private static final ParameterSet PARAMETERS = ShippedPacks.parameters();

    @TempDir
    private static Path written;

    @BeforeAll
    static void compile() throws IOException {
        PrecompiledPacks.write(ALL, written);
    }

    /** The same rules in a text that no other test has: engines with the same text share what is compiled. */
    private static RulePack ownText(RulePack pack) {
        List<RuleFile> files = pack.files().stream()
                .map(file -> new RuleFile(file.pack(), file.name(), file.place(), file.text() + "// precompiled\n"))
                .toList();
        return new RulePack(pack.name(), files, pack.parameters());
    }

    private static @Nullable InputStream open(String path) {
        try {
            Path file = written.resolve(path);
            return Files.exists(file) ? Files.newInputStream(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable KieBase read(List<RuleFile> files, Function<String, @Nullable InputStream> store) {
        PrecompiledPacks.Reading reading = PrecompiledPacks.begin(PrecompiledPacks.packs(files), store);
        return reading.of(files) == null ? null : ClassLoaderGuard.call(reading::base);
    }

    private static List<RuleFile> files(List<RulePack> packs) {
        return packs.stream().flatMap(pack -> pack.files().stream()).toList();
    }

    private static List<Outcome> decided(CompiledRules rules, List<Account> accounts) {
        return DecisionJob.runner(rules, DecisionContext.of(PACKS, PARAMETERS, ZoneOffset.UTC), RuleLimits.DEFAULT)
                .run(accounts, AS_OF);
    }

    @Test
    void decidesAsRulesThatAreCompiledOnTheSpot() {
        List<Account> accounts =
                RandomAccounts.around(AS_OF, ZoneOffset.UTC, 84).stream(2_000).toList();
        List<Outcome> compiled;
        List<RuleInfo> rulesAsWritten;
        EvaluationPlan plan;
        try (CompiledRules rules = CompiledRules.compiled(PACKS, PARAMETERS, RuleTrust.RESTRICTED)) {
            compiled = decided(rules, accounts);
            rulesAsWritten = rules.rules();
            plan = rules.network().plan();
        }
        boolean[] used = new boolean[1];
        List<Outcome> precompiled;
        try (CompiledRules rules = CompiledRules.of(PACKS, PARAMETERS, RuleTrust.RESTRICTED, files -> {
            PrecompiledPacks.Reading reading =
                    PrecompiledPacks.begin(PrecompiledPacks.packs(files), PrecompiledPacksTest::open);
            used[0] = reading.of(files) != null && ClassLoaderGuard.call(reading::base) != null;
            return reading;
        })) {
            precompiled = decided(rules, accounts);
            assertThat(rules.rules()).isEqualTo(rulesAsWritten);
            assertThat(rules.network().plan().rules()).isNotEmpty().allMatch(RuleWay::walked);
            assertThat(rules.network().plan().rules()).containsExactlyInAnyOrderElementsOf(plan.rules());
            assertThat(rules.texts().keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            rulesAsWritten.stream().map(RuleInfo::id).toList());
            assertThat(plan.foundBy()).isNotEmpty();
            assertThat(rules.network().plan().foundBy()).isEqualTo(plan.foundBy());
        }

        assertThat(used[0]).isTrue();
        assertThat(precompiled).isEqualTo(compiled);
    }

    @Test
    void readsEachFileAsTheParserDoes() {
        List<RuleFile> files = files(ALL);

        List<ReadFile> precompiled = PrecompiledPacks.begin(PrecompiledPacks.packs(files), PrecompiledPacksTest::open)
                .of(files);

        assertThat(precompiled).hasSameSizeAs(files);
        for (int i = 0; i < files.size(); i++) {
            ReadFile parsed = ReadFile.of(files.get(i));
            assertThat(precompiled.get(i).namespace()).isEqualTo(parsed.namespace());
            assertThat(precompiled.get(i).heads()).isEqualTo(parsed.heads());
            assertThat(precompiled.get(i).rulesOnly()).isEqualTo(parsed.rulesOnly());
            assertThat(precompiled.get(i).text().rules())
                    .isEqualTo(parsed.text().rules());
        }
    }

    @Test
    void isNotWrittenOfRulesThatSomebodyComplainsAbout() {
        RuleFile bad = new RuleFile("house", "bad.drl", "packs/house/bad.drl", """
            package packs.house
            rule "bad" @id("house.bad") salience 3 when eval(true) then end
            """);

        assertThatThrownBy(() -> ReadFile.write(bad, new DataOutputStream(OutputStream.nullOutputStream())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("packs/house/bad.drl")
                .hasMessageContaining("Maybe run abm check?");
    }

    @Test
    void holdsEveryShippedPack() {
        KieBase base = read(files(ALL), PrecompiledPacksTest::open);

        assertThat(base).isNotNull();
        for (RulePack pack : ALL) {
            if (!pack.files().isEmpty()) {
                assertThat(base.getKiePackage("packs." + pack.name()).getRules())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void isNotUsedForAnotherText() {
        List<RuleFile> shipped = files(PACKS);
        RuleFile last = shipped.get(shipped.size() - 1);
        RuleFile edited = new RuleFile(last.pack(), last.name(), last.place(), last.text() + "// edited\n");
        List<RuleFile> files = Stream.concat(shipped.stream().limit(shipped.size() - 1), Stream.of(edited))
                .toList();

        assertThat(read(shipped, PrecompiledPacksTest::open)).isNotNull();
        assertThat(read(files, PrecompiledPacksTest::open)).isNull();
        assertThat(read(shipped.subList(0, shipped.size() - 1), PrecompiledPacksTest::open))
                .isNull();
        assertThat(read(shipped, path -> null)).isNull();
    }

    @Test
    void isNotUsedWhenItIsDamaged() {
        List<RuleFile> files = files(PACKS);

        assertThat(read(files, path -> cut(path, 20))).isNull();
        assertThat(read(files, path -> cut(path, 5_000))).isNull();
    }

    private static @Nullable InputStream cut(String path, int length) {
        try (InputStream whole = open(path)) {
            return whole == null ? null : new ByteArrayInputStream(whole.readNBytes(length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
