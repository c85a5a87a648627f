package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workflows from the outside, with the example campaign. */
class WorkflowCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void copyTheExample() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("abm-examples"))) {
            root = root.getParent();
        }
        try (Stream<Path> files = Files.list(root.resolve("abm-examples/campaign"))) {
            files.filter(file -> file.toString().endsWith(".jsonl")).forEach(file -> {
                try {
                    Files.copy(file, folder.resolve(file.getFileName()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private CommandRun workflow(String... more) {
        List<String> args = new ArrayList<>(List.of("workflow", "--data", folder.toString(), "--as-of", "2026-06-30"));
        args.addAll(List.of(more));
        return abm(args.toArray(String[]::new));
    }

    private void score() throws IOException {
        Files.createDirectories(folder.resolve("context"));
        Files.copy(folder.resolve("scores.jsonl"), folder.resolve("context/account_scores.jsonl"));
    }

    private List<String> lines(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    @Test
    void goesFromScoringToClusters() throws IOException {
        CommandRun scoring = workflow("account-scoring");
        assertThat(scoring.status()).isZero();
        assertThat(scoring.out()).startsWith("{\"account_scores\":[\n{\"company\":\"Aster Freight\"");

        CommandRun run = workflow("cluster-assignment");

        assertThat(run.status()).as("the CRM failed on one account").isEqualTo(3);
        assertThat(run.out())
                .startsWith("{\"cluster_assignments\":[\n{\"account_id\":\"aster\"")
                .contains("\"cluster_summary\":{\"cluster_icp_count\":2,")
                .contains("{\"account_id\":\"emberly\",\"source\":\"hubspot_search_companies\","
                        + "\"message\":\"the CRM answered 502 Bad Gateway\"}");
        assertThat(assignmentOf(run, "Dovetail Works"))
                .contains("\"cluster\":\"CLUSTER_ICP\"")
                .contains("NOT_IN_CRM");
        assertThat(assignmentOf(run, "cobalt"))
                .contains("\"trigger_status\":\"UNKNOWN\"")
                .contains("TRIGGER_LOOKUP_FAILED");
        assertThat(assignmentOf(run, "birchline"))
                .contains("\"trigger_status\":\"NO\"")
                .contains("\"cluster\":\"FUTURE_PIPELINE\"");
        assertThat(run.out()).doesNotContain("{\"account_id\":\"emberly\",\"company\"");
        assertThat(run.err()).contains("nothing was decided about \"emberly\"");
        assertThat(lines("notes.jsonl")).hasSize(4);
    }

    @Test
    void leavesTheStateOfAFailedAccountAsItWas() throws IOException {
        score();
        String companies = Files.readString(folder.resolve("companies.jsonl"));
        Files.writeString(
                folder.resolve("companies.jsonl"),
                companies.replace(
                        "\"company\": \"Emberly Energy\", \"error\": \"the CRM answered 502 Bad Gateway\"",
                        "\"account_id\": \"emberly\", \"company\": \"Emberly Energy\""));
        assertThat(workflow("cluster-assignment").status()).isZero();
        String before = stateOf("emberly");
        Files.writeString(folder.resolve("companies.jsonl"), companies);

        CommandRun later =
                abm("workflow", "cluster-assignment", "--data", folder.toString(), "--as-of", "2026-07-01T00:00:00Z");

        assertThat(later.status()).isEqualTo(3);
        assertThat(stateOf("emberly")).isEqualTo(before);
        assertThat(stateOf("aster")).contains("\"as_of\":\"2026-07-01T00:00:00Z\"");
    }

    private String stateOf(String account) throws IOException {
        return lines("context/cluster_assignments.jsonl").stream()
                .filter(line -> line.startsWith("{\"account_id\":\"" + account + "\""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void queuesNotesThatAreNotTakenAndAddsThemOnceAtTheNextRun() throws IOException {
        score();
        Files.createDirectory(folder.resolve("notes.jsonl"));

        CommandRun failing = workflow("cluster-assignment", "--company", "Birchline Foods");

        assertThat(failing.status()).as("the decision stands").isZero();
        assertThat(failing.out()).contains("\"notes\":{\"sent\":0,\"retried\":0,\"queued\":[{\"key\":");
        assertThat(failing.out()).contains("NOTE_QUEUED");
        assertThat(failing.err()).contains("a note waits for the next run: notes.jsonl cannot be written");
        assertThat(lines("pending-notes.jsonl")).hasSize(1);

        Files.delete(folder.resolve("notes.jsonl"));
        CommandRun healed = workflow("cluster-assignment", "--company", "Birchline Foods");

        assertThat(healed.out()).contains("\"notes\":{\"sent\":0,\"retried\":1,\"queued\":[]}");
        assertThat(lines("notes.jsonl")).hasSize(1);
        assertThat(lines("pending-notes.jsonl")).isEmpty();
        workflow("cluster-assignment", "--company", "Birchline Foods");
        assertThat(lines("notes.jsonl")).hasSize(1);
    }

    @Test
    void finishesWhatAProcessThatWasKilledHadBegun() throws IOException {
        score();
        workflow("cluster-assignment", "--company", "Birchline Foods");
        String note = lines("notes.jsonl").get(0);
        // Killed after the note was written and before the outbox was marked; the mark itself was begun.
        Files.writeString(folder.resolve("pending-notes.jsonl"), note + "\n{\"writ");

        CommandRun run = workflow("cluster-assignment", "--company", "Birchline Foods");

        assertThat(run.err()).contains("warning: pending-notes.jsonl: the last line was cut off");
        assertThat(lines("notes.jsonl")).containsExactly(note);
        assertThat(lines("pending-notes.jsonl")).isEmpty();

        // Killed while the note was being written.
        Files.writeString(folder.resolve("notes.jsonl"), note.substring(0, note.length() / 2));
        Files.writeString(folder.resolve("pending-notes.jsonl"), note + "\n");

        workflow("cluster-assignment", "--company", "Birchline Foods");

        assertThat(lines("notes.jsonl")).containsExactly(note);
    }

    @Test
    void namesWhatIsMissing() throws IOException {
        CommandRun context = workflow("cluster-assignment");
        assertThat(context.status()).isEqualTo(2);
        assertThat(context.err())
                .contains(
                        "needs the context account_scores, which the skill selecting-and-researching-accounts provides")
                .contains("Maybe run the workflow \"account-scoring\" first?");
        assertThat(context.out()).isEmpty();

        score();
        assertThat(workflow("cluster-assignment").out()).contains("OPTIONAL_CONTEXT_MISSING");

        Files.delete(folder.resolve("news.jsonl"));
        CommandRun tool = workflow("trigger-scan");
        assertThat(tool.status()).isEqualTo(2);
        assertThat(tool.err()).contains("The workflow trigger-scan requires the tool fetch_company_news");
    }

    @Test
    void takesScoredCompaniesFromAFile() throws IOException {
        Path scores = Files.writeString(folder.resolve("mine.jsonl"), """
                {"company":"Birchline Foods","icp_tier":"Z"}
                {"company":"Birchline Foods","icp_tier":"B"}
                {"company":"birchline foods","icp_tier":"C"}
                """);

        CommandRun run = workflow("cluster-assignment", "--input", scores.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("\"icp_tier\":\"B\"")
                .contains("{\"index\":0,\"line\":1,\"account_id\":\"Birchline Foods\",\"field\":\"icp_tier\"")
                .contains("{\"index\":2,\"line\":3,\"account_id\":\"birchline\",\"field\":\"account_id\"");
    }

    @Test
    void asksAPersonAndTakesTheAnswerOnce() throws IOException {
        CommandRun scan = workflow("trigger-scan");
        assertThat(scan.status()).isZero();
        Matcher id = Pattern.compile("\\{\"id\":\"(hot-trigger-[0-9a-f]+)\"").matcher(scan.out());
        assertThat(id.find()).isTrue();

        assertThat(workflow("--decide", id.group(1), "--answer", "MAYBE", "--by", "kim")
                        .err())
                .contains("allowed: ACCELERATE, WAIT, DISMISS");
        assertThat(workflow("--decide", "hot-trigger", "--answer", "WAIT", "--by", "kim")
                        .status())
                .isEqualTo(2);
        assertThat(workflow("--decide", id.group(1), "--answer", "WAIT").err()).contains("needs --answer and --by");

        CommandRun answered = workflow("--decide", id.group(1), "--answer", "WAIT", "--by", "kim");
        assertThat(answered.status()).isZero();
        assertThat(answered.out()).contains("\"answer\":\"WAIT\",\"decided_by\":\"kim\"");

        CommandRun twice = workflow("--decide", id.group(1), "--answer", "ACCELERATE", "--by", "lee");
        assertThat(twice.status()).isEqualTo(2);
        assertThat(twice.err()).contains("was answered with WAIT by kim");
        assertThat(workflow("trigger-scan").out()).contains("\"human_decisions\":[]");
        assertThat(lines("tasks.jsonl")).isEmpty();
    }

    @Test
    void runsEveryWorkflowForPeopleToo() {
        for (String name : List.of("account-scoring", "account-research", "trigger-scan", "progress-review")) {
            CommandRun run = workflow(name, "--format", "table");
            assertThat(run.out()).as(name).contains("Birchline Foods").doesNotStartWith("{");
        }
        assertThat(workflow("competitor-analysis", "--company", "gantry systems", "--format", "table")
                        .out())
                .contains("at our target: Aster Freight");
        assertThat(workflow("warmup", "--format", "table").out())
                .contains("Birchline Foods", "Research the account and write its brief");
        assertThat(workflow("event", "--format", "table").out()).contains("Agree on goal and topic");
        assertThat(workflow("deal-risk", "--format", "table").out()).contains("cobalt-d1 of Cobalt Clinics (cobalt)");
        assertThat(workflow("compliance", "--format", "table").out()).contains("kim: 1 of 1 open deals are kept up");
        assertThat(workflow("digest", "--format", "table").out()).contains("kim: nothing is sent");
        assertThat(workflow("weekly-report", "--format", "table").out()).contains("What will be");
        assertThat(workflow("cluster-assignment", "--format", "table").out()).contains("2 reviews pending");
        for (String name : List.of(
                "warmup", "event", "deal-risk", "compliance", "digest", "weekly-report", "cluster-assignment")) {
            assertThat(workflow(name, "--format", "table").outLines())
                    .as(name)
                    .noneMatch(line -> line.strip().startsWith("{"));
        }
    }

    @Test
    void warmsUpWhenThePursuitIsApproved() throws IOException {
        score();
        CommandRun research = workflow("account-research", "--company", "Aster Freight");
        Matcher id = Pattern.compile("\\{\"id\":\"(pursuit-[0-9a-f]+)\"").matcher(research.out());
        assertThat(id.find()).isTrue();

        assertThat(workflow("warmup").out()).contains("TASKS_WAIT_FOR_DECISION");
        assertThat(lines("tasks.jsonl")).isEmpty();

        workflow("--decide", id.group(1), "--answer", "PURSUE", "--by", "kim");
        assertThat(workflow("warmup").status()).isZero();
        int tasks = lines("tasks.jsonl").size();
        assertThat(tasks).isPositive();
        abm("workflow", "warmup", "--data", folder.toString(), "--as-of", "2026-07-02");
        assertThat(lines("tasks.jsonl")).hasSize(tasks);
    }

    @Test
    void plansAnEventWhoseTasksWaitForTheInviteList() throws IOException {
        assertThat(workflow("event").out()).contains("\"kind\":\"INVITE_LIST\"");
        assertThat(lines("tasks.jsonl")).isEmpty();

        workflow("--decide", "invite-list:supper", "--answer", "approve", "--by", "kim");
        assertThat(workflow("event").out()).contains("\"human_decisions\":[]");
        assertThat(lines("tasks.jsonl")).isNotEmpty();
    }

    @Test
    void reportsAboutDeals() {
        for (String name : List.of("compliance", "digest", "weekly-report", "deal-risk")) {
            CommandRun run = workflow(name);
            assertThat(run.status())
                    .as(name + ": the CRM failed on one company")
                    .isEqualTo(3);
            assertThat(run.out()).as(name).contains("kim");
        }
    }

    @Test
    void writesTheSameTwice() {
        String first = workflow("trigger-scan").out();

        assertThat(workflow("trigger-scan").out())
                .isEqualTo(first)
                .contains("\"rules_version\":\"")
                .endsWith("\"as_of\":\"2026-06-30T23:59:59.999999999Z\"}\n");
    }

    @Test
    void listsTheWorkflows() {
        CommandRun run = abm("workflow", "--list");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("cluster-assignment\n")
                .contains("  needs account_scores of selecting-and-researching-accounts (account-scoring)")
                .contains("  uses triggers_detected of mapping-buyer-triggers (trigger-scan)");
    }

    @Test
    void saysWhatCannotBeUsed() {
        assertThat(abm("workflow", "trigger-scan").err()).contains("--data is missing");
        assertThat(workflow().err()).contains("a workflow is missing");
        assertThat(workflow("trigger-scam").err()).contains("Maybe \"trigger-scan\"?");
        assertThat(workflow("competitor-analysis").err()).contains("Which companies?");
        assertThat(workflow("trigger-scan", "--format", "csv").err()).contains("allowed: json, table");
        assertThat(abm(
                                "workflow",
                                "trigger-scan",
                                "--data",
                                folder.resolve("none").toString())
                        .status())
                .isEqualTo(2);
    }

    private static String assignmentOf(CommandRun run, String account) {
        return run.outLines().stream()
                .filter(line -> line.startsWith("{\"account_id\":\"" + account + "\",\"company\""))
                .findFirst()
                .orElseThrow();
    }
}
