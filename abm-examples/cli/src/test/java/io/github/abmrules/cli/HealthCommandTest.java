package io.github.abmrules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthCommandTest {
    private static final String HEALTH = "../health/programme.json";
    private static final String CONTENT = "../content/accounts.json";

    @Test
    void showsIndicatorsFindingsAndTheAnswer() {
        CommandRun run = CommandRun.abm("health", "--input", HEALTH, "--as-of", "2026-06-30", "--format", "table");

        assertThat(run.status()).isZero();
        assertThat(run.outLines().get(0)).isEqualTo("Programme north-2026");
        assertThat(run.out())
                .containsSubsequence(
                        "Indicator                Value       Colour             Benchmark",
                        "meetings_booked          7.5 %       GREEN              5–10 % of warmed",
                        "pipeline_created         32.3 %      GREEN              20–30 % of engaged",
                        "above the benchmark",
                        "win_rate                 2.00 ×      GREEN              at least 2 times that of",
                        "deal_size                0.93 ×      RED                at least 1.5 times that",
                        "CLUSTER_ICP → FUTURE_PIPELINE        4      60.5",
                        "ACTIVE_FOCUS → OPPORTUNITY           2      14",
                        "WARNING TOO_MANY_ACCOUNTS: ",
                        "Not evaluated: SKIPPED_RESEARCH",
                        "Moving or just touching?",
                        "Moving: net 7 moves forward (8 forward, 1 backward) by 60 touched accounts, 11.7");
    }

    @Test
    void writesADocumentAndRejectsWhatIsWrong() {
        String input = "[{\"program_id\":\"p\"},{\"program_id\":\"q\",\"touched_accounts\":\"many\"}]";

        CommandRun run =
                CommandRun.abmReading(input, "health", "--input", "-", "--as-of", "2026-06-30", "--format", "json");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("{\"programme_health\":[\n{\"program_id\":\"p\",\"indicators\":[")
                .contains("\"verdict\":\"INSUFFICIENT_DATA\"", "\"field\":\"touched_accounts\",\"value\":\"many\"");
    }

    @Test
    void brokenParametersAreUnusable() {
        CommandRun run =
                CommandRun.abm("health", "--input", HEALTH, "--parameters", "src/test/resources/no-severities.yaml");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("severities says nothing of ACTIVITY_OVER_OUTCOMES");
    }

    @Test
    void showsContentAccountByAccount() {
        CommandRun run = CommandRun.abm("content", "--input", CONTENT, "--as-of", "2026-06-30", "--format", "table");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .containsSubsequence(
                        "birch         ACCOUNT   COST_REDUCTION/logistics/ESTA  SDR_AND_MARKETING_NURTURE",
                        "offers  start_sdr_engagement (LINKEDIN_ORGANIC, from AWARE),",
                        "cedar         JTBD",
                        "dover         VERTICAL  any/retail/any",
                        "foyle",
                        "offers  none");
    }

    @Test
    void writesContentAsCsv() {
        CommandRun run = CommandRun.abm("content", "--input", CONTENT, "--as-of", "2026-06-30", "--format", "csv");

        assertThat(run.outLines()).hasSize(7);
        assertThat(run.outLines().get(0)).startsWith("account_id,personalization,content_approach,");
        assertThat(run.out()).contains("any/retail/any");
    }
}
