package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The published CRM export, read with the shipped mapping. The data is not part of the project: the test looks for it where
 * {@code ABM_CRM_SALES} says, or beside the project, and is skipped when it is not there.
 */
class CrmSalesTest {

    private final Path data = Path.of(Objects.requireNonNullElse(
            System.getenv("ABM_CRM_SALES"),
            Path.of("../../../shared/data/crm-sales").toString()));

    @TempDir
    private Path folder;

    @BeforeEach
    void requireData() {
        assumeTrue(Files.exists(data.resolve("accounts.csv")), () -> "no crm-sales data in " + data);
    }

    @Test
    void decidesAllCompaniesAndRejectsOpportunitiesWithoutOne() {
        CommandRun run = assign("jsonl");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.outLines()).hasSize(85).noneMatch(line -> line.contains("\"code\":\"CUSTOMER\""));
        List<String> rejections = run.errLines().subList(0, run.errLines().size() - 1);
        assertThat(rejections)
                .hasSize(1_425)
                .allMatch(line -> line.contains("\"field\":\"deals.account\",\"value\":null"))
                .first()
                .asString()
                .startsWith("{\"index\":9,\"line\":11,\"account_id\":null,");
        assertThat(run.errLines().get(1_425)).contains("\"rejected_count\":1425");
    }

    @Test
    void saysWhatIsOddAboutTheExport() {
        CommandRun run = assign("jsonl");

        assertThat(run.outLines().stream().filter(line -> line.contains("sector \\\"technolgy\\\" is read as")))
                .hasSize(12);
        assertThat(run.outLines().stream()
                        .filter(line -> line.contains("\\\"Philipines\\\" is read as \\\"Philippines")))
                .hasSize(1);
        assertThat(run.outLines())
                .allMatch(line ->
                        line.contains("product \\\"GTXPro\\\" is not among the known values. Maybe \\\"GTX Pro\\\"?"));
        assertThat(run.out().split("\"code\":\"DEAL_WITHOUT_DATE\"", -1)).hasSize(163 + 1);
    }

    @Test
    void shipsAMappingThatNeedsNoWarning() {
        CommandRun run = assign("json");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void tellsHowMuchAtRiskEveryOpenDealIs() {
        CommandRun run = run("risk", "jsonl");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.outLines()).hasSize(664);
        assertThat(count(run, "\"level\":\"CRITICAL\"")).isEqualTo(500);
        assertThat(count(run, "\"level\":\"HIGH\"")).isEqualTo(164);
        // Neither next steps nor contacts nor the close dates of open deals are in the export, which the command says.
        assertThat(count(run, "no next step\",\"no contact on the deal")).isEqualTo(664);
        assertThat(run.err()).contains("abm: NEXT_STEPS_NOT_RECORDED", "abm: CONTACTS_NOT_RECORDED");
        assertThat(count(run, "\"not_evaluated\":[\"CLOSE_DATE_PASSED\"]")).isEqualTo(501);
        // Of deals that are being prospected there is no date at all.
        assertThat(count(run, "\"not_evaluated\":[\"NO_ACTIVITY\",\"STAGE_TOO_LONG\",\"CLOSE_DATE_PASSED\"]"))
                .isEqualTo(163);
        // 6,711 closed deals had been in the stage for 48 days on average.
        assertThat(count(run, "days, where 48.0 days are usual\"],\"not_evaluated\""))
                .isEqualTo(477);
    }

    @Test
    void judgesByWhatTheExportRecords() throws IOException {
        Path parameters = folder.resolve("parameters.yaml");
        Files.writeString(parameters, "risk: {next-step-expected: false, minimum-contacts: 0}\n");

        CommandRun run = run("risk", "jsonl", "--parameters", parameters.toString());

        assertThat(count(run, "\"level\":\"HIGH\"")).isEqualTo(477);
        assertThat(count(run, "\"level\":\"MEDIUM\"")).isEqualTo(23);
        assertThat(count(run, "\"level\":\"LOW\"")).isEqualTo(164);
    }

    @Test
    void tellsTheLeadershipAboutTheLastWeek() {
        CommandRun run = run("weekly", "table");

        assertThat(run.out())
                .contains("WEEK 2017-W52")
                .contains("won in week         131  worth 299803")
                .contains("lost in week         27  worth 0")
                .contains("500 of 664 open deals are at critical risk");
    }

    private static long count(CommandRun run, String part) {
        return run.outLines().stream().filter(line -> line.contains(part)).count();
    }

    private CommandRun assign(String format) {
        return run("assign", format);
    }

    private CommandRun run(String command, String format, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                command,
                "--input",
                data.resolve("accounts.csv").toString(),
                "--deals",
                data.resolve("sales_pipeline.csv").toString(),
                "--mapping",
                "crm-sales",
                "--parameters",
                "crm-sales",
                "--as-of",
                "2017-12-31",
                "--format",
                format));
        arguments.addAll(List.of(more));
        return abm(arguments.toArray(String[]::new));
    }
}
