package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static io.github.abmrules.cli.CommandRun.abmReading;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.cli.output.AssignmentWriter;
import io.github.abmrules.cli.output.OutputFormat;
import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.json.AccountReader;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.Portfolio;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What {@code assign} writes where. The exact formats are in {@code AssignmentWriterTest}. Run with
 * {@code -Dgolden.update=true} to write the expected files again, and read the difference.
 */
class AssignFormatsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final String INPUT = GOLDEN.resolve("accounts.jsonl").toString();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void writesWhatTheEngineDecides(OutputFormat format) throws IOException {
        CommandRun run = abm("assign", "--input", INPUT, "--as-of", "2026-06-30", "--format", format.toString());

        assertThat(run.status()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).isEqualTo(expected(format));
    }

    @ParameterizedTest
    @CsvSource({
        "jsonl, notices-jsonl.txt",
        "csv, notices-jsonl.txt",
        "table, notices-table.txt",
        "json, notices-json.txt"
    })
    void writesRejectionsThenTheSummaryToStandardErrorUnlessTheFormatShowsThem(String format, String expected)
            throws IOException {
        CommandRun run = abm("assign", "--input", INPUT, "--as-of", "2026-06-30", "--format", format);

        assertGolden(run.err(), expected);
    }

    @Test
    void writesTheSameBytesToAFileAsToStandardOutput() throws IOException {
        Path output = folder.resolve("assignments.json");

        CommandRun toFile = abm("assign", "--input", INPUT, "--as-of", "2026-06-30", "--output", output.toString());
        CommandRun toStandardOutput = abm("assign", "--input", INPUT, "--as-of", "2026-06-30");

        assertThat(toFile.status()).isEqualTo(1);
        assertThat(toFile.out()).isEmpty();
        assertThat(output).hasContent(toStandardOutput.out());
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(output));
    }

    @Test
    void writesRejectionsToTheFileThatIsNamed() throws IOException {
        Path rejected = folder.resolve("rejected.jsonl");

        CommandRun run = abm(
                "assign",
                "--input",
                INPUT,
                "--as-of",
                "2026-06-30",
                "--format",
                "jsonl",
                "--rejected",
                rejected.toString());

        assertThat(rejected).content().contains("\"account_id\":\"duo\"").contains("\"field\":\"signals[0].at\"");
        assertThat(run.errLines()).hasSize(1).first().asString().startsWith("{\"cluster_icp_count\":");
    }

    @Test
    void takesNowAsTheInstantAndSaysSo() throws IOException {
        CommandRun run = abmReading("{\"account_id\":\"a\",\"icp_tier\":\"B\"}", "assign", "--input", "-");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEqualTo("abm: as of 2026-06-30T12:00:00Z, since --as-of is not given\n");
        assertThat(run.out()).contains("\"as_of\":\"2026-06-30T12:00:00Z\"");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-30,                UTC,           2026-06-30T23:59:59.999999999Z",
        "2026-03-29,                Europe/Berlin, 2026-03-29T21:59:59.999999999Z",
        "2026-10-25,                Europe/Berlin, 2026-10-25T22:59:59.999999999Z",
        "2026-06-30T12:00:00+02:00, Europe/Berlin, 2026-06-30T10:00:00Z"
    })
    void takesABareDateAsTheEndOfThatDayInTheZone(String given, String zone, String asOf) {
        CommandRun run = abmReading(
                "{\"account_id\":\"a\",\"icp_tier\":\"B\"}",
                "assign",
                "--input",
                "-",
                "--as-of",
                given,
                "--zone",
                zone);

        assertThat(run.out()).contains("\"as_of\":\"" + asOf + "\"}");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void keepsSpreadsheetsFromRunningCellsAsFormulas() {
        String accounts = """
                {"account_id":"=1+1","company":"@SUM(A1)","icp_tier":"B"}
                {"account_id":"+49","company":"-cmd","icp_tier":"B"}
                {"account_id":"\\tt","company":"\\rr, \\"q\\"","icp_tier":"B"}
                {"account_id":"a=b","company":"1-2","icp_tier":"B"}
                """;

        CommandRun run = abmReading(accounts, "assign", "--input", "-", "--as-of", "2026-06-30", "--format", "csv");

        assertThat(run.out())
                .contains("\n'=1+1,'@SUM(A1),B,")
                .contains("\n'+49,'-cmd,B,")
                .contains("\n'\tt,\"'\rr, \"\"q\"\"\",B,")
                .contains("\na=b,1-2,B,");
    }

    @Test
    void showsControlCharactersInTheTableInsteadOfSendingThemToTheTerminal() {
        CommandRun run = abmReading(
                "{\"account_id\":\"a\",\"company\":\"\\u001b[31mred\",\"icp_tier\":\"B\"}",
                "assign",
                "--input",
                "-",
                "--as-of",
                "2026-06-30",
                "--format",
                "table");

        assertThat(run.out()).doesNotContain("\u001b").contains("\uFFFD[31mred");
    }

    @ParameterizedTest
    @CsvSource({"json", "jsonl", "csv", "table"})
    void writesAnEmptyInputAsAnEmptyOutput(String format) {
        CommandRun run = abmReading(
                "", "assign", "--input", "-", "--input-format", "jsonl", "--as-of", "2026-06-30", "--format", format);

        assertThat(run.status()).as(run.err()).isZero();
    }

    private static String expected(OutputFormat format) throws IOException {
        List<Account> accounts = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        try (AccountReader reader = AccountReader.jsonLines(Files.newInputStream(Path.of(INPUT)), ZoneOffset.UTC)) {
            reader.forEachRemaining(record -> {
                Account account = record.value();
                if (account != null) {
                    accounts.add(account);
                }
                rejected.addAll(record.rejections());
            });
        }
        rejected.add(Rejection.of(4, 5L, "acme", AbmEngine.duplicate("acme")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AbmEngine engine = AbmEngine.create()) {
            Portfolio portfolio = engine.decideAll(accounts, Instant.parse("2026-06-30T23:59:59.999999999Z"));
            ClusterSummary it = portfolio.summary();
            AssignmentWriter writer = AssignmentWriter.of(format, 0);
            writer.begin(out);
            portfolio.assignments().forEach(assignment -> writer.write(writer.unpack(writer.render(assignment))));
            writer.finish(
                    new ClusterSummary(
                            it.clusterIcpCount(),
                            it.futurePipelineCount(),
                            it.activeFocusCount(),
                            it.monitorOnlyCount(),
                            it.pendingReviewCount(),
                            rejected.size(),
                            it.findings()),
                    rejected,
                    portfolio.failed(),
                    portfolio.rulesVersion(),
                    portfolio.asOf());
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void assertGolden(String actual, String file) throws IOException {
        Path golden = GOLDEN.resolve(file);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(golden));
    }
}
