package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static io.github.abmrules.cli.CommandRun.abmReading;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.json.AccountJson;
import io.github.abmrules.core.json.AssignmentJson;
import io.github.abmrules.core.json.ClusterSummaryJson;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.Portfolio;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However an input is streamed, the decisions are those of the engine about the whole portfolio. */
class StreamingTest {

    private static final Instant AS_OF = Instant.parse("2026-06-30T00:00:00Z");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"json", "jsonl", "csv", "table"})
    void writesTheSameBytesForAnyNumberOfThreadsAndForAFileOrAStream(String format) throws IOException {
        Path file = folder.resolve("accounts.jsonl");
        new GeneratedPortfolio(7, 5).write(file, 1_300);
        String broken = Files.readString(file).replaceFirst("\"icp_tier\":\"C\"", "\"icp_tier\":\"X\"");
        Files.writeString(file, broken);

        String[] args = {"assign", "--input", file.toString(), "--as-of", "2026-06-30", "--format", format, "--threads"
        };
        CommandRun one = abm(with(args, "1"));
        CommandRun two = abm(with(args, "2"));
        CommandRun eight = abm(with(args, "8"));
        args[2] = "-";
        CommandRun stream = abmReading(broken, with(args, "3"));

        assertThat(one.status()).isEqualTo(1);
        assertThat(two).isEqualTo(one);
        assertThat(eight).isEqualTo(one);
        assertThat(stream).isEqualTo(one);
    }

    @Test
    void numbersSeatsOfActiveFocusOverAllAccounts() {
        List<Account> accounts = IntStream.range(0, 35)
                .mapToObj(i -> "{\"account_id\":\"c" + i + "\",\"icp_tier\":\"" + (i % 3 == 0 ? "B" : "A")
                        + "\",\"signals\":[{\"type\":\"DEMO\",\"at\":\"2026-06-0" + (1 + i % 9) + "\"}]}")
                .map(json -> AccountJson.read(json, ZoneOffset.UTC))
                .toList();
        String jsonl = lines(accounts)
                + lines(List.of(
                        AccountJson.read(
                                "{\"account_id\":\"in\",\"icp_tier\":\"A\",\"current\":{\"cluster\":\"ACTIVE_FOCUS\",\"since\":"
                                        + "\"2026-05-01\"}}",
                                ZoneOffset.UTC),
                        AccountJson.read("{\"account_id\":\"c1\",\"icp_tier\":\"A\"}", ZoneOffset.UTC)));

        CommandRun run = abmReading(jsonl, "assign", "--input", "-", "--as-of", AS_OF.toString(), "--format", "jsonl");

        assertThat(run.outLines().stream().filter(line -> line.contains("PROMOTION_TO_ACTIVE_FOCUS")))
                .hasSize(35);
        // One seat of thirty is taken, so six of the 35 have to wait for capacity.
        assertThat(run.outLines().stream().filter(line -> line.contains("[\"ACTIVE_FOCUS_CAPACITY\"")))
                .hasSize(6);
        assertIsWhatTheEngineSays(jsonl, run);
    }

    @Test
    void decidesAsTheEngineDoesAboutAWholePortfolio() throws IOException {
        Path file = folder.resolve("accounts.jsonl");
        new GeneratedPortfolio(11, 4).write(file, 2_100);
        String jsonl = Files.readString(file);

        CommandRun run = abmReading(jsonl, "assign", "--input", "-", "--as-of", AS_OF.toString(), "--format", "jsonl");

        assertThat(run.status()).as(run.err()).isZero();
        assertIsWhatTheEngineSays(jsonl, run);
    }

    @Test
    void readsJsonAndJsonlAlike() throws IOException {
        String jsonl = Files.readString(Path.of("src/test/resources/golden/accounts.jsonl"));
        String list = "[" + String.join(",\n", jsonl.lines().toList()) + "]";

        CommandRun lines = abmReading(jsonl, "assign", "--input", "-", "--as-of", "2026-06-30");
        CommandRun document = abmReading(list, "assign", "--input", "-", "--as-of", "2026-06-30");
        CommandRun object = abmReading(
                "{\"accounts\":" + list + "}",
                "assign",
                "--input",
                "-",
                "--as-of",
                "2026-06-30",
                "--input-format",
                "json");

        assertThat(document).isEqualTo(lines);
        assertThat(object).isEqualTo(lines);
    }

    @Test
    void readsByteOrderMarksAndCarriageReturns() {
        CommandRun jsonl = abmReading(
                "\uFEFF{\"account_id\":\"a\",\"icp_tier\":\"B\"}\r\n\r\n{\"account_id\":\"b\",\"icp_tier\":\"B\"}\r\n",
                "assign",
                "--input",
                "-",
                "--as-of",
                "2026-06-30",
                "--format",
                "csv");
        CommandRun csv = abmReading(
                "\uFEFFaccount_id,icp_tier\r\na,B\r\n\r\nb,B",
                "assign",
                "--input",
                "-",
                "--input-format",
                "csv",
                "--as-of",
                "2026-06-30",
                "--format",
                "csv");

        assertThat(jsonl.status()).as(jsonl.err()).isZero();
        assertThat(csv).isEqualTo(jsonl);
        assertThat(csv.outLines()).hasSize(3);
    }

    @Test
    void leavesNoTemporaryFiles() throws IOException {
        Path file = folder.resolve("accounts.jsonl");
        new GeneratedPortfolio(3, 50).write(file, 3_000);

        CommandRun run = abm(
                "assign",
                "--input",
                file.toString(),
                "--as-of",
                "2026-06-30",
                "--output",
                folder.resolve("out.jsonl").toString(),
                "--format",
                "jsonl");

        assertThat(run.status()).isZero();
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("accounts.jsonl", "out.jsonl");
        }
    }

    private static void assertIsWhatTheEngineSays(String jsonl, CommandRun run) {
        List<Account> accounts = jsonl.lines()
                .map(line -> AccountJson.read(line, ZoneOffset.UTC))
                .toList();
        try (AbmEngine engine = AbmEngine.create()) {
            Portfolio portfolio = engine.decideAll(accounts, AS_OF);
            assertThat(run.outLines())
                    .containsExactlyElementsOf(portfolio.assignments().stream()
                            .map(assignment -> text(AssignmentJson.write(assignment)))
                            .toList());
            assertThat(run.errLines().get(run.errLines().size() - 1))
                    .isEqualTo(text(ClusterSummaryJson.write(portfolio.summary())));
        }
    }

    private static String lines(List<Account> accounts) {
        StringBuilder lines = new StringBuilder();
        accounts.forEach(
                account -> lines.append(text(AccountJson.write(account))).append('\n'));
        return lines.toString();
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static String[] with(String[] args, String last) {
        String[] all = java.util.Arrays.copyOf(args, args.length + 1);
        all[args.length] = last;
        return all;
    }
}
