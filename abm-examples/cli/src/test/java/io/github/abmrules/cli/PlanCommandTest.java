package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static io.github.abmrules.cli.CommandRun.abmReading;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanCommandTest {

    @Test
    void plansAProgramme() {
        CommandRun run = abm(
                "plan",
                "program",
                "--start",
                "2026-01-05",
                "--done",
                "define-icp, set-tier-criteria",
                "--as-of",
                "2026-03-01",
                "--format",
                "table");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("Programme program from 2026-01-05\n  week 8: WARMUP, ENGAGEMENT\nDATE        OWNER ")
                .contains("2026-01-23  MARKETING  FOUNDATION    Define the ICP along its six       DONE\n")
                .contains("TASK_LATE: build-target-list (Build the target list) was due by 2026-01-23");
    }

    @Test
    void plansAWarmup() {
        CommandRun run = abm(
                "plan",
                "warmup",
                "--account",
                "acme",
                "--company",
                "Acme",
                "--tier",
                "tier-1",
                "--start",
                "2026-03-02",
                "--trust",
                "unknown",
                "--as-of",
                "2026-03-16");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith(
                        "{\"warmup_plans\":[\n{\"account_id\":\"acme\",\"company\":\"Acme\",\"account_tier\":\"TIER_1\","
                                + "\"start\":\"2026-03-02\",\"until\":\"2026-05-31\",\"tasks\":[{\"id\":\"account-brief\",")
                .contains("\"on\":\"2026-03-02\",\"status\":\"LATE\"}")
                .contains("\"code\":\"ASK_ABOVE_TRUST\"");
    }

    @Test
    void plansAnEvent() {
        CommandRun run = abm(
                "plan",
                "event",
                "--size",
                "small",
                "--on",
                "2026-05-28",
                "--name",
                "Dinner in Mumbai",
                "--location",
                "Mumbai",
                "--as-of",
                "2026-04-10",
                "--format",
                "table");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith(
                        "Dinner in Mumbai, SMALL in Mumbai\n  on 2026-05-28\n  to be decided: Who is invited to Dinner"
                                + " in Mumbai? (approve, change, reject)\n")
                .contains("2026-04-30  SALES      PRE           Send personal invitations          WAITING\n");
    }

    @Test
    void plansEveryRecordOfAFile() {
        CommandRun run =
                abmReading("""
                {"account_id":"a","account_tier":"TIER_3","start":"2026-03-02"}
                {"account_id":"b","account_tier":"TIER_4","start":"2026-03-02"}
                """, "plan", "warmup", "--input", "-", "--format", "jsonl", "--as-of", "2026-03-01");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.outLines()).hasSize(1);
        assertThat(run.err()).contains("\"field\":\"account_tier\",\"value\":\"TIER_4\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plan | what is planned? Maybe \"abm plan warmup\", \"abm plan event\" or \"abm plan program\"? Try \"abm plan --help\".",
                "plan wormup | unknown command \"wormup\". Maybe \"warmup\"? Try \"abm plan --help\".",
                "plan program | --start is missing. Maybe \"--start 2026-06-30\"?",
                "plan program --start 2026-13-01 | --start \"2026-13-01\" is not a date; allowed: a date such as 2026-06-30",
                "plan program --start 2026-01-05 --done define-ipc --as-of 2026-01-05 | --done \"define-ipc\" is no task of this plan; allowed: define-icp, set-tier-criteria, build-target-list, score-and-tier, segment-into-clusters, launch-warmup, market-research-play, commenting, plan-events, executive-roundtables, transition-to-sales, multi-thread, develop-champions, move-between-clusters, scale-with-webinars, nurture-future-pipeline, measure-and-optimize. Maybe \"define-icp\"?",
                "plan warmup --account a --start 2026-03-02 | --tier is missing. Maybe \"--tier TIER_1\"?",
                "plan warmup --account a --tier TEIR_1 --start 2026-03-02 | --tier \"TEIR_1\" is not known; allowed: TIER_1, TIER_2, TIER_3. Maybe \"TIER_1\"?",
                "plan warmup --account a --tier TIER_1 --start 2026-03-02 --accelerated-from 2026-03-01 | --accelerated-from \"2026-03-01\" is before the start, 2026-03-02",
                "plan event --on 2026-05-28 | --size is missing. Maybe \"--size small\"?",
                "plan event --size smal --on 2026-05-28 | --size \"smal\" is not known; allowed: SMALL, LARGE. Maybe \"SMALL\"?",
                "plan event --size small --input x.json | with --input the file says what is planned. Maybe leave the other options about it out?"
            })
    void saysWhatIsWrong(String line, String message) {
        CommandRun run = abm(line.split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("abm: " + message + "\n");
    }

    @Test
    void endsAsBadUsageWhenTheHousesTasksAreBroken(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, "plan:\n  warmup-tasks: [{id: x}]\n");

        CommandRun run = abm(
                "plan",
                "warmup",
                "--account",
                "a",
                "--tier",
                "TIER_1",
                "--start",
                "2026-03-02",
                "--parameters",
                file.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("mine.yaml:2").contains("the key \"");
    }
}
