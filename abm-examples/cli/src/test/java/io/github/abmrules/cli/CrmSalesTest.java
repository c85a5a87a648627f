package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The published CRM export, read with the shipped mapping. The data is not part of the project: the test looks for it where
 * {@code ABM_CRM_SALES} says, or beside the project, and is skipped when it is not there.
 */
class CrmSalesTest {

    private final Path data = Path.of(Objects.requireNonNullElse(
            System.getenv("ABM_CRM_SALES"),
            Path.of("../../../shared/data/crm-sales").toString()));

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

    private CommandRun assign(String format) {
        return abm(
                "assign",
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
                format);
    }
}
