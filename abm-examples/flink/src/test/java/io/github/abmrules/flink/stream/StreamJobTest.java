package io.github.abmrules.flink.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.store.HistoryEntry;
import io.github.abmrules.core.store.HistoryKind;
import io.github.abmrules.flink.TestCluster;
import io.github.abmrules.flink.TestRules;
import io.github.abmrules.flink.ruleset.RuleSet;
import io.github.abmrules.flink.ruleset.RuleUpdate;
import io.github.abmrules.rules.AbmEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamJobTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final Instant END = Instant.parse("2027-01-05T08:00:00Z");
    private static final String LAST_LINE = "the last line";

    @TempDir
    private Path folder;

    @Test
    void saysWhatOneLedgerSaysThoughATaskManagerDiesAndTheJobIsStopped() throws Exception {
        List<Entry> entries = entries();
        List<String> expected;
        RuleSet rules;
        try (AbmEngine engine = fewSeats().build()) {
            rules = RuleSet.of(engine);
            expected = LedgerReference.of(engine, entries, END).stream()
                    .filter(entry -> entry.kind() != HistoryKind.DECIDED && entry.kind() != HistoryKind.DEAL_OPENED)
                    .map(StreamJobTest::shown)
                    .sorted()
                    .toList();
        }
        Path input = Files.createDirectory(folder.resolve("input"));
        Path output = folder.resolve("output");
        Consumer<StreamJob> settings =
                job -> job.until(END).recheck(Duration.ZERO).follow(Duration.ofMillis(50));
        TestCluster cluster = TestCluster.get();
        int third = entries.size() / 3;

        JobID first = start(input, output, rules, null, settings);
        write(input, "1.jsonl", entries.subList(0, third), null);
        TestCluster.await("the first moves", () -> !moves(output).isEmpty());
        write(input, "2.jsonl", entries.subList(third, 2 * third), "half way");
        cluster.killTaskManager();
        TestCluster.await("the second file", () -> unread(output).size() == 1);
        assertThat(cluster.restarts(first)).isPositive();
        String savepoint = cluster.stop(first, folder, false);

        JobID second = start(input, output, rules, savepoint, settings);
        write(input, "3.jsonl", entries.subList(2 * third, entries.size()), LAST_LINE);
        TestCluster.await("the last file", () -> unread(output).size() == 2);
        cluster.stop(second, folder, true);

        // What is kept of an account does not know the numbers of its seats, so its decisions have other ids from then
        // on.
        Set<String> crowded = expected.stream()
                .filter(line -> line.contains("ACTIVE_FOCUS_CAPACITY"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.toSet());
        assertThat(shown(output))
                .hasSizeGreaterThan(150)
                .extracting(line -> withoutId(line, crowded))
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(line -> withoutId(line, crowded)).toList());
        assertThat(crowded).hasSizeBetween(5, 30);
        assertThat(expected)
                .anyMatch(line -> line.contains("ACTIVE_FOCUS_CAPACITY"))
                .anyMatch(line -> line.contains("REVIEW_REFRESHED"))
                .anyMatch(line -> line.contains("REVIEW_SUPERSEDED"))
                .anyMatch(line -> line.contains("REVIEW_EXPIRED"))
                .anyMatch(line -> line.contains("PIN_EXPIRED"))
                .anyMatch(line -> line.contains("MOVED FUTURE_PIPELINE CLUSTER_ICP"))
                .anyMatch(line -> line.contains("MOVED ACTIVE_FOCUS FUTURE_PIPELINE"));
        assertThat(refused(output))
                .filteredOn(refusal -> refusal.place() == null)
                .isNotEmpty()
                .extracting(Refusal::message)
                .containsOnly("needs a pending review, and the account has none then");
    }

    @Test
    void demotesWhenSixMonthsAreOverAndNotBefore() throws Exception {
        Instant seen = Instant.parse("2026-08-31T10:00:00.000000001Z");
        // Six months on from the 31st of August is the last of February.
        Instant over = Instant.parse("2027-02-28T10:00:00.000000001Z");
        String download = "\"signals\":[{\"type\":\"CONTENT_DOWNLOAD\",\"at\":\"";
        List<String> lines = new ArrayList<>();
        for (String id : List.of("quiet", "later")) {
            Instant at = id.equals("quiet") ? seen : seen.plusNanos(1);
            lines.add("{\"account_id\":\"" + id + "\",\"at\":\"" + at + "\",\"account\":{\"account_id\":\"" + id
                    + "\",\"icp_tier\":\"B\"," + download + at + "\"}]}}");
        }
        lines.add("{\"account_id\":\"nobody\",\"at\":\"2026-09-01\"," + download + seen + "\"}]}");
        Path input = Files.write(folder.resolve("entries.jsonl"), lines);
        Path output = folder.resolve("output");
        StreamExecutionEnvironment env = TestCluster.environment(null);
        new StreamJob(path(input), path(output), TestRules.shipped())
                .until(over)
                .define(env);
        TestCluster.get().run(env);

        assertThat(moves(output))
                .extracting(Move::accountId, Move::at, Move::from, Move::to)
                .containsExactlyInAnyOrder(
                        tuple("quiet", seen, null, Cluster.FUTURE_PIPELINE),
                        tuple("later", seen.plusNanos(1), null, Cluster.FUTURE_PIPELINE),
                        tuple("quiet", over, Cluster.FUTURE_PIPELINE, Cluster.CLUSTER_ICP));
        assertThat(refused(output)).singleElement().satisfies(refusal -> {
            assertThat(refusal.accountId()).isEqualTo("nobody");
            assertThat(refusal.message()).contains("Maybe send its facts first?");
        });
    }

    @Test
    void goesOnWithOtherRulesFromASavepointAndRefusesBrokenOnes() throws Exception {
        Instant change = Instant.parse("2026-06-01T00:00:00Z");
        RuleSet before = TestRules.shipped();
        RuleSet after;
        try (AbmEngine engine = AbmEngine.builder()
                .parameter("movement", "no-engagement-after", "3")
                .build()) {
            after = RuleSet.of(engine);
        }
        List<String> known = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Instant at = START.plus(Duration.ofHours(i));
            known.add("{\"account_id\":\"a" + i + "\",\"at\":\"" + at + "\",\"account\":{\"account_id\":\"a" + i
                    + "\",\"icp_tier\":\"B\",\"signals\":[{\"type\":\"CONTENT_DOWNLOAD\",\"at\":\"" + at + "\"}]}}");
        }
        Map<String, String> broken = new TreeMap<>(before.files());
        broken.merge("cluster/mapping.drl", "\nrule \"cut off", String::concat);
        List<String> updates = List.of(
                RecordJson.text(new RuleUpdate(change.minusSeconds(60), after.version(), broken)),
                RecordJson.text(new RuleUpdate(change.minusSeconds(50), after.version(), before.files())),
                "{\"at\":\"2026-05-01\",\"version\":\"latest\",\"files\":{}}");
        Path updateFile = Files.write(folder.resolve("updates.jsonl"), updates);
        Instant end = change.plus(Duration.ofDays(2));
        String clock =
                "{\"account_id\":\"clock\",\"at\":\"%s\",\"account\":{\"account_id\":\"clock\",\"icp_tier\":\"E\"}}";

        // Stopped, and started again with other rules.
        Path input = Files.createDirectory(folder.resolve("input"));
        Path output = folder.resolve("output");
        Consumer<StreamJob> follow = job -> job.updates(path(updateFile)).follow(Duration.ofMillis(50));
        JobID first = start(input, output, before, null, follow);
        List<String> firstFile = new ArrayList<>(known);
        firstFile.add(String.format(clock, change.minusSeconds(3600)));
        put(input, "1.jsonl", firstFile);
        TestCluster.await("the first moves", () -> moves(output).size() == 20);
        TestCluster.await("the refusals", () -> refused(output).size() == 3);
        String savepoint = TestCluster.get().stop(first, folder, false);
        JobID second = start(input, output, after, savepoint, follow.andThen(job -> job.rulesFrom(change)));
        put(input, "2.jsonl", List.of(String.format(clock, end.plusSeconds(3600))));
        TestCluster.await("the demotions", () -> moves(output).size() >= 41);
        TestCluster.get().stop(second, folder, false);

        // The same with an update on the way.
        Path straight = folder.resolve("straight");
        List<String> all = new ArrayList<>(firstFile);
        all.add(String.format(clock, end.plusSeconds(3600)));
        Path onTheWay =
                Files.write(folder.resolve("on-the-way.jsonl"), List.of(RecordJson.text(RuleUpdate.of(change, after))));
        StreamExecutionEnvironment env = TestCluster.environment(null);
        new StreamJob(path(Files.write(folder.resolve("all.jsonl"), all)), path(straight), before)
                .updates(path(onTheWay))
                .until(end)
                .define(env);
        TestCluster.get().run(env);

        assertThat(refused(output)).extracting(Refusal::what).containsOnly("rules");
        assertThat(refused(output))
                .extracting(Refusal::message)
                .anyMatch(message -> message.contains("cluster/mapping.drl:"))
                .anyMatch(message -> message.contains("is not what the version " + after.version() + " names"))
                .anyMatch(message -> message.contains("must be 64 hexadecimal digits"));
        List<Move> moves = moves(output);
        assertThat(moves)
                .filteredOn(move -> move.at().isBefore(change))
                .hasSize(21)
                .allSatisfy(move -> assertThat(move.rulesVersion()).isEqualTo(before.version()));
        assertThat(moves)
                .filteredOn(move -> !move.at().isBefore(change))
                .hasSize(20)
                .allSatisfy(move -> {
                    assertThat(move.rulesVersion()).isEqualTo(after.version());
                    assertThat(move.to()).isEqualTo(Cluster.CLUSTER_ICP);
                    assertThat(move.at()).isBefore(change.plus(Duration.ofDays(1)));
                })
                .extracting(Move::at)
                .doesNotHaveDuplicates();
        assertThat(TestCluster.lines(output.resolve("moves")))
                .containsExactlyInAnyOrderElementsOf(TestCluster.lines(straight.resolve("moves")));
        assertThat(refused(straight)).isEmpty();
    }

    @Test
    void followsWhatComesTooLateWhereTheAccountIsByThen() throws Exception {
        String facts = "\"account\":{\"account_id\":\"%s\",\"icp_tier\":\"B\"}";
        Instant second = START.plus(Duration.ofDays(1));
        Instant fifth = START.plus(Duration.ofDays(5));
        String seen = "\"signals\":[{\"type\":\"CONTENT_DOWNLOAD\",\"at\":\"" + second + "\"}]";
        Path input = Files.createDirectory(folder.resolve("input"));
        Path output = folder.resolve("output");
        JobID job = start(input, output, TestRules.shipped(), null, each -> each.follow(Duration.ofMillis(50)));
        put(
                input,
                "1.jsonl",
                List.of(
                        entry("known", START, String.format(facts, "known")),
                        entry("known", fifth, "\"account\":{\"account_id\":\"known\",\"icp_tier\":\"A\"}"),
                        entry("clock", START.plus(Duration.ofDays(10)), String.format(facts, "clock"))));
        // The job has passed the tenth day, but for the minute of disorder.
        TestCluster.await("the first moves", () -> moves(output).size() == 1);
        put(
                input,
                "2.jsonl",
                List.of(
                        entry("known", second, seen),
                        entry("fresh", second, String.format(facts, "fresh")),
                        entry("clock", START.plus(Duration.ofDays(20)), String.format(facts, "clock"))));
        TestCluster.await("the late ones", () -> moves(output).size() == 4);
        TestCluster.get().stop(job, folder, false);

        assertThat(moves(output))
                .extracting(Move::accountId, Move::at, Move::from, Move::to)
                .containsExactlyInAnyOrder(
                        tuple("known", START, null, Cluster.CLUSTER_ICP),
                        tuple("clock", START.plus(Duration.ofDays(10)), null, Cluster.CLUSTER_ICP),
                        // Nothing had happened with this one, so it enters when it should have.
                        tuple("fresh", second, null, Cluster.CLUSTER_ICP),
                        // This one was looked at on the fifth day, so nothing of it happens earlier any more.
                        tuple("known", fifth, Cluster.CLUSTER_ICP, Cluster.FUTURE_PIPELINE));
        assertThat(refused(output)).isEmpty();
    }

    @Test
    void keepsWhatWasLearntWhenRulesFailAndTriesAgainTheNextDay() throws Exception {
        RuleSet failing = TestRules.failing(Files.createDirectory(folder.resolve("failing")));
        RuleSet mended = TestRules.shipped();
        Instant change = START.plus(Duration.ofHours(60));
        Instant third = START.plus(Duration.ofDays(3));
        String facts = "\"account\":{\"account_id\":\"%s\",\"icp_tier\":\"B\",\"signals\":[%s]}";
        String download = "{\"type\":\"CONTENT_DOWNLOAD\",\"at\":\"" + START + "\"}";
        Path input = Files.write(
                folder.resolve("entries.jsonl"),
                List.of(
                        entry("quiet", START, String.format(facts, "quiet", "")),
                        entry("busy", START, String.format(facts, "busy", download))));
        Path updates =
                Files.write(folder.resolve("updates.jsonl"), List.of(RecordJson.text(RuleUpdate.of(change, mended))));
        Path output = folder.resolve("output");
        StreamExecutionEnvironment env = TestCluster.environment(null);
        new StreamJob(path(input), path(output), failing)
                .updates(path(updates))
                .recheck(Duration.ZERO)
                .until(START.plus(Duration.ofDays(4)))
                .define(env);
        TestCluster.get().run(env);

        assertThat(refused(output))
                .extracting(Refusal::accountId, Refusal::at)
                .containsExactlyInAnyOrder(
                        tuple("quiet", START),
                        tuple("quiet", START.plus(Duration.ofDays(1))),
                        tuple("quiet", START.plus(Duration.ofDays(2))));
        assertThat(refused(output)).allSatisfy(refusal -> {
            assertThat(refusal.what()).isEqualTo("entry");
            assertThat(refusal.message()).contains("No rule decided the mapping");
        });
        assertThat(moves(output))
                .extracting(Move::accountId, Move::at, Move::to, Move::rulesVersion)
                .containsExactlyInAnyOrder(
                        tuple("busy", START, Cluster.FUTURE_PIPELINE, failing.version()),
                        tuple("quiet", third, Cluster.CLUSTER_ICP, mended.version()));
    }

    @Test
    void triesAgainTheNextDayWhenNewRulesFail() throws Exception {
        RuleSet shipped = TestRules.shipped();
        RuleSet failing = TestRules.failing(Files.createDirectory(folder.resolve("failing")));
        Instant change = START.plus(Duration.ofHours(60));
        Instant mended = change.plus(Duration.ofHours(36));
        Path input = Files.write(
                folder.resolve("entries.jsonl"),
                List.of(entry("quiet", START, "\"account\":{\"account_id\":\"quiet\",\"icp_tier\":\"B\"}")));
        Path updates = Files.write(
                folder.resolve("updates.jsonl"),
                List.of(
                        RecordJson.text(RuleUpdate.of(change, failing)),
                        RecordJson.text(RuleUpdate.of(mended, shipped))));
        Path output = folder.resolve("output");
        StreamExecutionEnvironment env = TestCluster.environment(null);
        new StreamJob(path(input), path(output), shipped)
                .updates(path(updates))
                .recheck(Duration.ofHours(1))
                .until(START.plus(Duration.ofDays(6)))
                .define(env);
        TestCluster.get().run(env);

        List<Refusal> refused = refused(output).stream()
                .sorted(Comparator.comparing(Refusal::at))
                .toList();
        assertThat(refused).hasSize(2).extracting(Refusal::accountId).containsOnly("quiet");
        // It is looked at within the hour, and then a day later.
        assertThat(refused.get(0).at()).isBetween(change, change.plus(Duration.ofHours(1)));
        assertThat(refused.get(1).at()).isEqualTo(refused.get(0).at().plus(Duration.ofDays(1)));
        assertThat(moves(output))
                .extracting(Move::accountId, Move::at, Move::to)
                .containsExactly(tuple("quiet", START, Cluster.CLUSTER_ICP));
    }

    private static String entry(String accountId, Instant at, String what) {
        return "{\"account_id\":\"" + accountId + "\",\"at\":\"" + at + "\"," + what + "}";
    }

    private JobID start(Path input, Path output, RuleSet rules, String savepoint, Consumer<StreamJob> settings)
            throws Exception {
        StreamExecutionEnvironment env = TestCluster.environment(savepoint);
        StreamJob job = new StreamJob(path(input), path(output), rules);
        settings.accept(job);
        job.define(env);
        return TestCluster.get().start(env);
    }

    private static AbmEngine.Builder fewSeats() {
        return AbmEngine.builder().parameter("review", "active-focus-capacity", "3");
    }

    private static org.apache.flink.core.fs.Path path(Path path) {
        return new org.apache.flink.core.fs.Path(path.toUri());
    }

    private void write(Path input, String name, List<Entry> entries, String note) throws Exception {
        List<String> lines = entries.stream().map(RecordJson::text).collect(Collectors.toList());
        if (note != null) {
            lines.add(note);
        }
        put(input, name, lines);
    }

    private void put(Path input, String name, List<String> lines) throws Exception {
        Path written = Files.write(folder.resolve(name), lines);
        Files.move(written, input.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<Move> moves(Path output) {
        return read(output.resolve("moves"), RecordJson.of(Move.class));
    }

    private static List<Refusal> refused(Path output) {
        return read(output.resolve("refused"), RecordJson.of(Refusal.class));
    }

    private static List<Refusal> unread(Path output) {
        return refused(output).stream()
                .filter(refusal -> refusal.place() != null)
                .toList();
    }

    private static <T> List<T> read(Path folder, RecordJson<T> json) {
        return TestCluster.lines(folder).stream()
                .map(line -> json.require(line, ZoneOffset.UTC))
                .toList();
    }

    /** All moves and reviews of an output, as the histories of a store would show them. */
    private static List<String> shown(Path output) {
        List<String> all = new ArrayList<>();
        for (Move move : moves(output)) {
            all.add(move.accountId() + " " + move.at() + " " + move.kind() + " " + move.from() + " " + move.to() + " "
                    + move.deal() + " " + (ofRules(move.kind(), move.by()) ? move.decisionId() : move.by()));
        }
        for (ReviewChange change : read(output.resolve("reviews"), RecordJson.of(ReviewChange.class))) {
            String reasons = change.reasons().stream().map(ReviewReason::name).collect(Collectors.joining(", "));
            all.add(change.accountId() + " " + change.at() + " " + change.kind() + " " + change.from() + " "
                    + change.proposedCluster() + " " + change.reviewId() + " " + change.by() + " "
                    + (change.by() == null ? reasons : change.note()));
        }
        return all.stream().sorted().toList();
    }

    private static String shown(HistoryEntry entry) {
        String begin =
                entry.accountId() + " " + entry.at() + " " + entry.kind() + " " + entry.from() + " " + entry.to() + " ";
        return entry.kind().name().startsWith("REVIEW_")
                ? begin + entry.subject() + " " + entry.by() + " " + entry.note()
                : begin + entry.deal() + " " + (ofRules(entry.kind(), entry.by()) ? entry.subject() : entry.by());
    }

    private static String withoutId(String line, Set<String> accounts) {
        return accounts.contains(line.substring(0, line.indexOf(' '))) ? line.replaceAll("[0-9a-f]{64}", "…") : line;
    }

    private static boolean ofRules(HistoryKind kind, String by) {
        return by == null && kind != HistoryKind.PIN_EXPIRED;
    }

    /** A year of accounts of which everything becomes known that may: facts, evidence, decisions of people, pins. */
    private static List<Entry> entries() {
        Random random = new Random(11);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String id = "account-" + i;
            Instant at = START.plusSeconds(random.nextInt(30 * 86_400));
            entries.add(read(
                    "{\"account_id\":\"" + id + "\",\"at\":\"" + at + "\",\"account\":" + facts(id, random, at) + "}"));
            for (int k = random.nextInt(9); k > 0; k--) {
                at = at.plusSeconds(random.nextInt(50 * 86_400)).plusNanos(random.nextInt(1_000_000));
                String what = "\"account_id\":\"" + id + "\",\"at\":\"" + at + "\",";
                entries.add(read("{" + what + something(id, random, at) + "}"));
            }
        }
        // One that comes into Active Focus and leaves it again, which takes two agreements.
        String[] steps = {
            "\"account\":{\"account_id\":\"champion\",\"icp_tier\":\"A\"}",
            "\"events\":[{\"type\":\"CHALLENGE_VALIDATED\",\"at\":\"2026-01-06T09:00:00Z\"}]",
            "\"approve\":true,\"reviewer\":\"ann\"",
            "\"events\":[{\"type\":\"CHAMPION_LEFT\",\"at\":\"2026-01-07T09:30:00Z\"}]",
            "\"approve\":true,\"reviewer\":\"ben\""
        };
        for (int i = 0; i < steps.length; i++) {
            Instant at = START.plus(Duration.ofHours(18L * i)).plusNanos(500);
            entries.add(read("{\"account_id\":\"champion\",\"at\":\"" + at + "\"," + steps[i] + "}"));
        }
        entries.sort(Comparator.comparing(Entry::at));
        return entries;
    }

    private static Entry read(String json) {
        return Entry.JSON.require(json, ZoneOffset.UTC);
    }

    private static String something(String id, Random random, Instant at) {
        return switch (random.nextInt(9)) {
            case 0 -> "\"account\":" + facts(id, random, at);
            case 1 -> "\"approve\":true,\"reviewer\":\"ann\",\"note\":\"agreed\"";
            case 2 -> "\"approve\":" + random.nextBoolean() + ",\"reviewer\":\"ben\"";
            case 3 ->
                "\"pin\":{\"cluster\":\"" + (random.nextBoolean() ? "ACTIVE_FOCUS" : "CLUSTER_ICP")
                        + "\",\"until\":\"" + at.plusSeconds(random.nextInt(40 * 86_400) + 1L)
                        + "\",\"reason\":\"a fair\",\"owner\":\"eve\"}";
            case 4, 5 -> {
                String[] types = {
                    "CHALLENGE_VALIDATED",
                    "TIMELINE_EXPRESSED",
                    "CHAMPION_LEFT",
                    "BUDGET_EXPRESSED",
                    "CONFIRMED_NO_PRIORITY"
                };
                yield "\"events\":[{\"type\":\"" + types[random.nextInt(types.length)] + "\",\"at\":\"" + at + "\"}]";
            }
            default -> {
                String[] types = {"DEMO", "WEBINAR", "CONTENT_DOWNLOAD", "WEBSITE_VISIT"};
                yield "\"signals\":[{\"type\":\"" + types[random.nextInt(types.length)] + "\",\"at\":\"" + at
                        + "\",\"contact_id\":\"c" + random.nextInt(2) + "\"}]";
            }
        };
    }

    private static String facts(String id, Random random, Instant at) {
        String deal = random.nextInt(4) == 0
                ? "{\"deal_id\":\"d-" + id + "\",\"status\":\"" + (random.nextBoolean() ? "OPEN" : "CLOSED_LOST")
                        + "\",\"stage\":\"Proposal\",\"stage_entered_at\":\"" + at.minusSeconds(86_400)
                        + "\",\"close_date\":\"" + at.minusSeconds(3_600) + "\"}"
                : "";
        return "{\"account_id\":\"" + id + "\",\"company\":\"Company of " + id + "\",\"icp_tier\":\""
                + "AABBBCCE".charAt(random.nextInt(8)) + "\",\"deals\":[" + deal + "]}";
    }
}
