package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static io.github.abmrules.cli.CommandRun.abmReading;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Risk, compliance, digest and weekly of the example accounts. */
class SalesCommandsTest {
    private static final Path EXAMPLE = Path.of("../sales");
    private static final String ACCOUNTS = EXAMPLE.resolve("accounts.jsonl").toString();
    private static final String OWNERS = EXAMPLE.resolve("owners.jsonl").toString();

    @TempDir
    private Path folder;

    @Test
    void riskHasALineForEveryOpenDeal() {
        CommandRun run = ask("risk");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("{\"risk_assessments\":[\n{\"deal_id\":\"bx-1\"");
        assertThat(run.out())
                .containsPattern("\\],\"rejected\":\\[\\],\"rules_version\":\"\\w+\",\"as_of\":\"[^\"]+\"}\\s*$");
        List<String> levels = Pattern.compile("\"deal_id\":\"([\\w-]+)\".*?\"level\":\"(\\w+)\"")
                .matcher(run.out())
                .results()
                .map(match -> match.group(1) + " " + match.group(2))
                .toList();
        assertThat(levels).containsExactly("bx-1 LOW", "cr-1 CRITICAL", "ds-1 MEDIUM", "ds-2 HIGH", "el-1 MEDIUM");
        assertThat(run.outLines().get(1)).contains("\"decision\":null");
        assertThat(run.outLines().get(2)).contains("\"decision\":{\"id\":", "\"kind\":\"CRITICAL_DEAL\"");
    }

    @Test
    void complianceHasALineForEveryOwner() {
        assertThat(ask("compliance", "--format", "csv").outLines())
                .hasSize(4)
                .first()
                .isEqualTo("owner,checked_at,open_deals,compliant_deals,gaps,findings,fired_rules");
        assertThat(ask("compliance", "--format", "table").out()).contains("1 open deal has no owner");
    }

    @Test
    void digestsAdaptAndEscalate() {
        CommandRun run = ask("digest", "--state", OWNERS, "--format", "jsonl");

        assertThat(run.status()).isZero();
        assertThat(run.outLines()).hasSize(2);
        assertThat(run.outLines().get(0))
                .startsWith("{\"owner\":\"kim\",\"manager\":\"mia\",\"send\":true,")
                .contains(
                        "\"loudness\":\"LOUD\"",
                        "\"escalations\":[{\"deal_id\":\"cr-1\"",
                        "\"escalated\":[\"calder-rail/cr-1\"]");
        assertThat(run.outLines().get(1)).contains("\"loudness\":\"QUIET\"", "\"escalations\":[]");
    }

    @Test
    void digestsAreTheStateOfTheNextDay() throws IOException {
        Path state = folder.resolve("state.jsonl");
        Files.writeString(
                state, ask("digest", "--state", OWNERS, "--format", "jsonl").out());

        CommandRun next = abm(
                "digest",
                "--input",
                ACCOUNTS,
                "--state",
                state.toString(),
                "--as-of",
                "2026-07-01",
                "--format",
                "jsonl");
        CommandRun sameDay = ask("digest", "--state", state.toString(), "--format", "jsonl");

        assertThat(next.status()).isZero();
        assertThat(next.outLines().get(0))
                .contains(
                        "\"send\":true",
                        "\"loudness\":\"LOUD\"",
                        "\"escalations\":[]",
                        "\"escalated\":[\"calder-rail/cr-1\"]");
        assertThat(sameDay.outLines()).allMatch(line -> line.contains("\"send\":false"));
    }

    @Test
    void aWrongStateIsRejectedAndTheOthersCount() throws IOException {
        Path state = folder.resolve("state.jsonl");
        Files.writeString(
                state, "{\"owner\":\"kim\",\"last_response\":\"SHRUGGED\"}\n" + Files.readString(Path.of(OWNERS)));

        CommandRun run = ask("digest", "--state", state.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("\"field\":\"state.last_response\",\"value\":\"SHRUGGED\"")
                .contains("\"loudness\":\"LOUD\"");
    }

    @Test
    void theWeeklyReportIsATextAndADocument() {
        String text = ask("weekly", "--format", "table").out();

        assertThat(text)
                .startsWith("WEEK 2026-W27, from 2026-06-29T00:00:00Z to 2026-06-30T23:59:59.999999999Z")
                .contains("open pipeline         5  worth 274000, 1 without an amount")
                .contains("won in week           1  worth 64000");
        assertThat(text.indexOf("What will be")).isLessThan(text.indexOf("What has been"));
        assertThat(ask("weekly").out()).startsWith("{\"weekly_reports\":[\n{\"book_id\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"risk", "digest"})
    void rejectsAccountsAndAnswersAboutTheOthers(String command) {
        String accounts = """
                {"account_id":"a","icp_tier":"A","deals":[{"deal_id":"d","status":"OPEN","owner":"kim"}]}
                {"account_id":"a","icp_tier":"A"}
                {"account_id":"b","icp_tier":"Z"}
                """;

        CommandRun run = abmReading(accounts, command, "--input", "-", "--as-of", "2026-06-30", "--format", "jsonl");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.outLines()).hasSize(1);
        assertThat(run.err()).contains("\"account_id\":\"a\",\"field\":\"account_id\"", "\"field\":\"icp_tier\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"compliance", "weekly"})
    void answersAboutNobody(String command) {
        CommandRun run = abmReading("", command, "--input", "-", "--as-of", "2026-06-30", "--format", "csv");

        assertThat(run.status()).isZero();
        assertThat(run.outLines()).hasSize(command.equals("weekly") ? 2 : 1);
    }

    private static CommandRun ask(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, "--input", ACCOUNTS, "--as-of", "2026-06-30"));
        arguments.addAll(List.of(more));
        return abm(arguments.toArray(String[]::new));
    }
}
