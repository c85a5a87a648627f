package io.github.abmrules.rules.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.reference.RandomAccounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was decided can be decided again, under the rules of then, and a log survives what happens to files. */
class DecisionLogTest {
    private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
    private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Path file;
    private final List<ReplayedDecision> differences = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    @BeforeEach
    void nameFile() {
        file = folder.resolve("decisions.jsonl");
    }

    private static List<Account> accounts(int count) {
        return RandomAccounts.around(NOW, ZoneOffset.UTC, 11).stream(count).toList();
    }

    private static Account acme() {
        return Account.builder("acme")
                .company("Acme Freight")
                .icpTier(IcpTier.A)
                .contacts(List.of(new Contact("jane@acme.example", "CFO", true), new Contact("joe", null, true)))
                .signals(List.of(
                        Signal.of(SignalType.EMAIL_REPLY, NOW.minusSeconds(60), "jane@acme.example"),
                        Signal.of(SignalType.WEBINAR, NOW.minusSeconds(90), "joe")))
                .build();
    }

    private ReplaySummary replay() {
        return replay(file);
    }

    private ReplaySummary replay(Path... files) {
        Replay.Listener listener = new Replay.Listener() {
            @Override
            public void differs(ReplayedDecision decision) {
                differences.add(decision);
            }

            @Override
            public void rejected(Rejection rejection) {
                rejections.add(rejection);
            }
        };
        try (Replay replay = Replay.of(RulesArchive.in(DecisionLog.archiveOf(file)), listener)) {
            for (Path each : files) {
                replay.run(Files.newInputStream(each));
            }
            return replay.summary();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file);
    }

    @Test
    void decidesAgainAsItWasDecided() {
        DecisionLog log = DecisionLog.to(file).build();
        try (AbmEngine engine = AbmEngine.create()) {
            log.append(engine, engine.decideEach(accounts(600), NOW), NOW);
        }
        assertThat(replay()).isEqualTo(new ReplaySummary(600, 600, 0, 0, 0, 0, 1));
        assertThat(rejections).isEmpty();
    }

    @Test
    void decidesAgainUnderTheRulesParametersAndZoneOfThen() {
        DecisionLog log = DecisionLog.to(file).build();
        List<Account> accounts = accounts(150);
        try (AbmEngine shipped = AbmEngine.create();
                AbmEngine berlin = AbmEngine.builder()
                        .zone(ZoneId.of("Europe/Berlin"))
                        .parameter("engagement", "visit-window", "14")
                        .parameter("engagement", "signal-window", "3")
                        .pack("trust")
                        .build()) {
            log.append(shipped, shipped.decideEach(accounts, NOW), NOW);
            log.append(berlin, berlin.decideEach(accounts, NOW), NOW);
            log.append(
                    shipped, shipped.decideEach(accounts, NOW.plusSeconds(86_400 * 40)), NOW.plusSeconds(86_400 * 40));
        }
        assertThat(replay()).isEqualTo(new ReplaySummary(450, 450, 0, 0, 0, 0, 2));
    }

    @Test
    void decidesAgainByRulesOfAHouse() throws IOException {
        Path house = Files.createDirectories(folder.resolve("rules/house"));
        Files.writeString(house.resolve("words.drl"), """
                package packs.house

                import io.github.abmrules.rules.profile.Profile
                import io.github.abmrules.rules.parameters.Parameters

                rule "Says it"
                    @id("house.says")
                    @playbook("house")
                    @since("1")
                when
                    $p : Parameters( pack == "house", text("words") != "x" )
                    Profile( accountId == "acme" )
                then
                    insert( $p.text("words") );
                end
                """);
        Files.writeString(house.resolve("parameters.yaml"), """
                words:
                  description: "Words: with \\"quotes\\", # signs and {braces}"
                  unit: text
                  source: house
                  value: "on: {off} # \\\\ ünï\\tcode"
                """);
        DecisionLog log = DecisionLog.to(file).build();
        try (AbmEngine engine =
                AbmEngine.builder().rules(folder.resolve("rules")).build()) {
            log.append(engine, engine.decideEach(List.of(acme()), NOW), NOW);
        }
        assertThat(replay()).isEqualTo(new ReplaySummary(1, 1, 0, 0, 0, 0, 1));
    }

    @Test
    void decidesAgainByTheValuesOfTheDay() throws IOException {
        Instant later = NOW.plusSeconds(86_400 * 3);
        DecisionLog log = DecisionLog.to(file).build();
        List<Account> accounts = accounts(100);
        try (AbmEngine engine = AbmEngine.builder()
                .parameter("engagement", "visit-window", "[{from: 2026-07-01, value: 1}, {from: 2026-08-01, value: 2}]")
                .build()) {
            log.append(engine, engine.decideEach(accounts, NOW), NOW);
            log.append(engine, engine.decideEach(accounts, later), later);
        }
        assertThat(replay()).isEqualTo(new ReplaySummary(200, 200, 0, 0, 0, 0, 1));
    }

    @Test
    void tellsWhichFieldsComeOutDifferently() throws IOException {
        DecisionLog log = DecisionLog.to(file).build();
        try (AbmEngine engine = AbmEngine.create()) {
            log.append(engine, engine.decideEach(List.of(acme()), NOW), NOW);
        }
        Files.writeString(
                file, lines().get(0).replace("\"cluster\":\"ACTIVE_FOCUS\"", "\"cluster\":\"MONITOR_ONLY\"") + "\n");
        assertThat(replay()).isEqualTo(new ReplaySummary(1, 0, 1, 0, 0, 0, 1));
        assertThat(differences).singleElement().satisfies(each -> {
            assertThat(each.line()).isEqualTo(1);
            assertThat(each.accountId()).isEqualTo("acme");
            assertThat(each.changes()).singleElement().satisfies(change -> {
                assertThat(change.field()).isEqualTo("cluster");
                assertThat(change.before()).isEqualTo("MONITOR_ONLY");
                assertThat(change.after()).isEqualTo("ACTIVE_FOCUS");
            });
        });
    }

    @Test
    void logsRejectedAccountsWithTheirProblems() throws IOException {
        Account future = acme().toBuilder()
                .current(new io.github.abmrules.core.cluster.CurrentCluster(
                        Cluster.CLUSTER_ICP,
                        NOW.plusSeconds(1),
                        io.github.abmrules.core.cluster.EnteredBy.INITIAL,
                        null,
                        null))
                .build();
        DecisionLog log = DecisionLog.to(file).build();
        try (AbmEngine engine = AbmEngine.create()) {
            log.append(engine, engine.decideEach(List.of(future), NOW), NOW);
        }
        assertThat(lines()).singleElement().asString().contains("\"result\":null", "\"field\":\"current.since\"");
        assertThat(replay()).isEqualTo(new ReplaySummary(1, 1, 0, 0, 0, 0, 1));
        Files.writeString(file, lines().get(0).replace("current.since", "current.until") + "\n");
        assertThat(replay().different()).isEqualTo(1);
        assertThat(differences.get(0).changes().get(0).field()).isEqualTo("outcome");
    }

    @Test
    void leavesOutALineThatWasCutOffAndGoesOn() throws IOException {
        DecisionLog log = DecisionLog.to(file).build();
        try (AbmEngine engine = AbmEngine.create()) {
            List<Outcome> outcomes = engine.decideEach(accounts(3), NOW);
            log.append(engine, outcomes, NOW);
            assertThat(log.repaired()).isNull();
            byte[] whole = Files.readAllBytes(file);
            for (int cut : new int[] {1, 2, 100, 1_000}) {
                Files.write(file, java.util.Arrays.copyOf(whole, whole.length - cut));
                DecisionLog next = DecisionLog.to(file).build();
                next.append(engine, outcomes, NOW);
                // Without its line feed alone the last decision is whole, and stays.
                int kept = cut == 1 ? 3 : 2;
                assertThat(replay()).isEqualTo(new ReplaySummary(kept + 3, kept + 3, 0, 0, 0, 0, 1));
                if (cut == 1) {
                    assertThat(next.repaired()).isNull();
                } else {
                    assertThat(next.repaired()).startsWith("{\"decision_id\":");
                }
            }
        }
    }

    @Test
    void countsALineThatWasCutOffAsUnreadable() throws IOException {
        DecisionLog log = DecisionLog.to(file).build();
        try (AbmEngine engine = AbmEngine.create()) {
            log.append(engine, engine.decideEach(accounts(3), NOW), NOW);
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 30));
        assertThat(replay()).isEqualTo(new ReplaySummary(2, 2, 0, 1, 0, 0, 1));
        assertThat(rejections)
                .singleElement()
                .satisfies(each -> assertThat(each.line()).isEqualTo(3));
    }

    @Test
    void putsFullFilesAsideAndKeepsTheNewest() throws IOException {
        DecisionLog log = DecisionLog.to(file).rotateAt(1).keep(2).build();
        try (AbmEngine engine = AbmEngine.create()) {
            for (Account account : accounts(5)) {
                log.append(engine, engine.decideEach(List.of(account), NOW), NOW);
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString()).sorted())
                    .containsExactly(
                            "decisions-000003.jsonl",
                            "decisions-000004.jsonl",
                            "decisions.jsonl",
                            "decisions.jsonl.rules");
        }
        assertThat(replay(folder.resolve("decisions-000003.jsonl"), folder.resolve("decisions-000004.jsonl"), file))
                .isEqualTo(new ReplaySummary(3, 3, 0, 0, 0, 0, 1));
    }

    @Test
    void masksTextsAndDecidesTheMaskedOnesAgain() throws IOException {
        DecisionLog log =
                DecisionLog.to(file).mask(Masking.of(Masking.fields(), KEY)).build();
        try (AbmEngine engine = AbmEngine.create()) {
            log.append(engine, engine.decideEach(List.of(acme()), NOW), NOW);
            log.append(engine, engine.decideEach(accounts(300), NOW), NOW);
        }
        assertThat(Files.readString(file))
                .doesNotContain("jane", "Acme Freight")
                .contains("\"masked\":[\"company\",");
        assertThat(replay()).isEqualTo(new ReplaySummary(301, 301, 0, 0, 0, 301, 1));
    }

    @Test
    void masksTheSameTextAlikeUnderTheSameKeyOnly() throws IOException {
        List<String> seen = new ArrayList<>();
        try (AbmEngine engine = AbmEngine.create()) {
            List<Outcome> outcomes = engine.decideEach(List.of(acme()), NOW);
            for (String key : List.of("0123456789abcdef", "0123456789abcdef", "fedcba9876543210")) {
                Files.deleteIfExists(file);
                DecisionLog.to(file)
                        .mask(Masking.of(List.of("contact_id"), key.getBytes(StandardCharsets.UTF_8)))
                        .build()
                        .append(engine, outcomes, NOW);
                seen.add(Files.readString(file));
            }
        }
        assertThat(seen.get(0)).isEqualTo(seen.get(1)).isNotEqualTo(seen.get(2)).contains("Acme Freight");
    }

    @Test
    void refusesToMaskWhatDecides() {
        assertThatThrownBy(() -> Masking.of(List.of("icp_tier"), KEY))
                .hasMessageContaining("\"icp_tier\" cannot be masked. Fields that can: company, contact_id");
        assertThatThrownBy(() -> Masking.of(List.of("compny"), KEY)).hasMessageContaining("Maybe \"company\"?");
        assertThatThrownBy(() -> Masking.of(List.of("company"), new byte[15]))
                .hasMessageContaining("A key of 15 bytes can be guessed");
    }

    @Test
    void refusesRulesThatWereChangedOrAreGone() throws IOException {
        DecisionLog log = DecisionLog.to(file).build();
        String version;
        try (AbmEngine engine = AbmEngine.create()) {
            log.append(engine, engine.decideEach(accounts(2), NOW), NOW);
            version = engine.rulesVersion();
        }
        Path rules = DecisionLog.archiveOf(file).resolve(version);
        Path parameters = rules.resolve("engagement/parameters.yaml");
        Files.writeString(parameters, Files.readString(parameters).replace("value: \"30\"", "value: \"31\""));
        assertThat(replay()).isEqualTo(new ReplaySummary(0, 0, 0, 0, 2, 0, 0));
        assertThat(rejections)
                .singleElement()
                .satisfies(each -> assertThat(each.message())
                        .contains("have the version", "Maybe a file in that folder was changed?"));
        rejections.clear();
        Files.move(rules, folder.resolve("elsewhere"));
        assertThat(replay().unknownRules()).isEqualTo(2);
        assertThat(rejections)
                .singleElement()
                .satisfies(each -> assertThat(each.message())
                        .contains("are not in", "Maybe the log was moved without the folder of its rules?"));
    }

    @Test
    void takesLinesOfSeveralThreadsWhole() throws Exception {
        DecisionLog log = DecisionLog.to(file).rotateAt(200_000).build();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try (AbmEngine engine = AbmEngine.create()) {
            List<Outcome> outcomes = engine.decideEach(accounts(100), NOW);
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int part = i * 25;
                done.add(pool.submit(() ->
                        outcomes.subList(part, part + 25).forEach(each -> log.append(engine, List.of(each), NOW))));
            }
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
        List<Path> all = new ArrayList<>(RotatedFiles.of(file));
        all.add(file);
        assertThat(replay(all.toArray(Path[]::new))).isEqualTo(new ReplaySummary(100, 100, 0, 0, 0, 0, 1));
    }

    @Test
    void addsNothingWhereNothingCanBeWritten() throws IOException {
        Files.createDirectory(file);
        DecisionLog log = DecisionLog.to(file).build();
        try (AbmEngine engine = AbmEngine.create()) {
            List<Outcome> outcomes = engine.decideEach(accounts(1), NOW);
            assertThatThrownBy(() -> log.append(engine, outcomes, NOW))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("The decision log " + file + " cannot be written");
        }
    }
}
