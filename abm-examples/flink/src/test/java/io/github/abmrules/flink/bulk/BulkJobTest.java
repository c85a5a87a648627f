package io.github.abmrules.flink.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.json.ClusterSummaryJson;
import io.github.abmrules.flink.TestCluster;
import io.github.abmrules.flink.TestRules;
import io.github.abmrules.flink.ruleset.RuleSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkJobTest {
    private static final Instant AS_OF = Instant.parse("2026-06-30T12:00:00Z");

    @TempDir
    private static Path folder;

    private static final List<String> INPUT = input();
    private static String expectedSummary = "";

    /** What the command line says about the same accounts. */
    @BeforeAll
    static void commandLine() throws Exception {
        Path input = Files.write(folder.resolve("accounts.jsonl"), INPUT);
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.github.abmrules.cli.Abm",
                        "assign",
                        "--input",
                        input.toString(),
                        "--as-of",
                        AS_OF.toString(),
                        "--format",
                        "jsonl",
                        "--output",
                        folder.resolve("expected.jsonl").toString(),
                        "--rejected",
                        folder.resolve("expected-rejected.jsonl").toString())
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(errors)).isEqualTo(1);
        List<String> said = Files.readAllLines(errors);
        expectedSummary = said.get(said.size() - 1);
    }

    @Test
    void saysWhatTheCommandLineSaysThoughATaskManagerDies() throws Exception {
        Path output = folder.resolve("one");
        BulkJob job = job(List.of(folder.resolve("accounts.jsonl")), output);
        StreamExecutionEnvironment env = TestCluster.environment(null);
        job.define(env);
        JobID id = TestCluster.get().start(env);
        TestCluster cluster = TestCluster.get();
        TestCluster.await("the first stage", () -> cluster.halfWay(id));
        // The first may have had no part in a job as small as this; then the second had.
        cluster.killTaskManager();
        cluster.killTaskManager();
        BulkJob.Finished finished = job.finished(cluster.finish(id));

        assertThat(TestCluster.lines(output.resolve("assignments")))
                .hasSizeGreaterThan(300)
                .isEqualTo(Files.readAllLines(folder.resolve("expected.jsonl")));
        assertThat(TestCluster.lines(output.resolve("rejected")))
                .hasSize(5)
                .isEqualTo(Files.readAllLines(folder.resolve("expected-rejected.jsonl")));
        assertThat(new String(ClusterSummaryJson.write(finished.summary()), StandardCharsets.UTF_8))
                .isEqualTo(expectedSummary);
        assertThat(finished.failed()).isZero();
        assertThat(cluster.restarts(id)).isPositive();
    }

    @Test
    void numbersSeatsAndKnowsIdsOverAllFiles() throws Exception {
        List<Path> files = new ArrayList<>();
        Path parts = Files.createDirectory(folder.resolve("parts"));
        for (int i = 0; i < 3; i++) {
            int third = INPUT.size() / 3;
            List<String> part = INPUT.subList(i * third, i == 2 ? INPUT.size() : (i + 1) * third);
            files.add(Files.write(parts.resolve("part-" + i + ".jsonl"), part));
        }
        Path output = folder.resolve("three");
        BulkJob job = job(files, output);
        StreamExecutionEnvironment env = TestCluster.environment(null);
        job.define(env);
        BulkJob.Finished finished = job.finished(TestCluster.get().run(env));

        assertThat(TestCluster.lines(output.resolve("assignments")))
                .isEqualTo(Files.readAllLines(folder.resolve("expected.jsonl")));
        assertThat(TestCluster.lines(output.resolve("rejected"))).hasSize(5);
        assertThat(output.resolve("assignments")).isDirectoryContaining("glob:**/part-0.jsonl");
        assertThat(new String(ClusterSummaryJson.write(finished.summary()), StandardCharsets.UTF_8))
                .isEqualTo(expectedSummary);
    }

    @Test
    void putsAccountsAsideOnWhichTheRulesFail(@TempDir Path rules) throws Exception {
        String known = ",\"icp_tier\":\"B\",\"signals\":[{\"type\":\"CONTENT_DOWNLOAD\",\"at\":\"2026-06-01\"}]}";
        Path input = Files.write(
                folder.resolve("failing.jsonl"),
                List.of(
                        "{\"account_id\":\"busy\"" + known,
                        "{\"account_id\":\"quiet\",\"icp_tier\":\"B\"}",
                        "{\"account_id\":\"busy-too\"" + known));
        Path output = folder.resolve("failed");
        BulkJob job = job(List.of(input), output, TestRules.failing(rules));
        StreamExecutionEnvironment env = TestCluster.environment(null);
        job.define(env);
        BulkJob.Finished finished = job.finished(TestCluster.get().run(env));

        assertThat(finished.failed()).isEqualTo(1);
        assertThat(TestCluster.lines(output.resolve("failed")))
                .singleElement()
                .asString()
                .startsWith("{\"account_id\":\"quiet\",")
                .contains("No rule decided the mapping");
        assertThat(TestCluster.lines(output.resolve("assignments")))
                .hasSize(2)
                .allMatch(line -> line.contains("\"account_id\":\"busy"));
        assertThat(TestCluster.lines(output.resolve("rejected"))).isEmpty();
    }

    private static BulkJob job(List<Path> input, Path output) {
        return job(input, output, TestRules.shipped());
    }

    private static BulkJob job(List<Path> input, Path output, RuleSet rules) {
        return new BulkJob(input.stream().map(BulkJobTest::path).toList(), path(output), rules, ZoneOffset.UTC, AS_OF);
    }

    private static org.apache.flink.core.fs.Path path(Path path) {
        return new org.apache.flink.core.fs.Path(path.toUri());
    }

    /** Accounts of all kinds, more candidates than seats, and what cannot be used. */
    private static List<String> input() {
        Random random = new Random(7);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            lines.add(account(i, random));
            if (i == 150) {
                lines.add("");
                lines.add("{\"account_id\":\"a-3\",\"icp_tier\":\"A\"}");
                lines.add("{\"account_id\":\"a-4\",\"icp_tier\":\"F\"}");
                lines.add("{\"account_id\":\"broken\",");
            }
            if (i == 300) {
                lines.add("{\"account_id\":\"later\",\"icp_tier\":\"A\",\"current\":{\"cluster\":\"CLUSTER_ICP\","
                        + "\"since\":\"2026-07-15T00:00:00Z\"}}");
            }
        }
        return lines;
    }

    private static String account(int number, Random random) {
        StringBuilder json = new StringBuilder("{\"account_id\":\"a-" + number + "\",\"company\":\"Gröbner & Söhne "
                + number + "\",\"icp_tier\":\"" + "AABBCDE".charAt(random.nextInt(7)) + "\"");
        List<String> signals =
                Stream.generate(() -> signal(random)).limit(random.nextInt(4)).toList();
        json.append(",\"signals\":[").append(String.join(",", signals)).append(']');
        if (random.nextInt(3) == 0) {
            json.append(",\"trigger_status\":\"")
                    .append(random.nextBoolean() ? "YES" : "UNKNOWN")
                    .append('"');
        }
        if (random.nextInt(2) == 0) {
            String[] clusters = {"MONITOR_ONLY", "CLUSTER_ICP", "FUTURE_PIPELINE", "ACTIVE_FOCUS"};
            String cluster = clusters[random.nextInt(10) == 0 ? 3 : random.nextInt(3)];
            json.append(",\"current\":{\"cluster\":\"" + cluster + "\",\"since\":\""
                    + AS_OF.minus(Duration.ofDays(random.nextInt(300))) + "\"}");
        }
        return json.append('}').toString();
    }

    private static String signal(Random random) {
        String[] types = {"DEMO", "MEETING", "CONTENT_DOWNLOAD", "WEBINAR", "WEBSITE_VISIT", "AD_CLICK", "EMAIL_REPLY"};
        return "{\"type\":\"" + types[random.nextInt(types.length)] + "\",\"at\":\""
                + AS_OF.minus(Duration.ofHours(random.nextInt(24 * 250))) + "\",\"contact_id\":\"c"
                + random.nextInt(2) + "\"}";
    }
}
