package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    private static final String ACCOUNTS = "../portfolio/accounts.jsonl";

    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void nameLog() {
        log = folder.resolve("decisions.jsonl");
    }

    private CommandRun assign(String... more) {
        String[] arguments = {
            "assign", "--input", ACCOUNTS, "--as-of", "2026-06-30", "--format", "jsonl", "--log", "" + log
        };
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return abm(all);
    }

    @Test
    void decidesEveryLoggedDecisionAgain() throws IOException {
        CommandRun assigned = assign();
        assertThat(assigned.status()).as(assigned.err()).isZero();
        assertThat(Files.readAllLines(log)).hasSize(26);
        for (String decision : assigned.outLines()) {
            assertThat(Files.readString(log)).contains(decision);
        }
        CommandRun run = abm("replay", "--log", "" + log);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .isEqualTo("{\"differences\":[],\"replay_summary\":{\"decisions\":26,\"same\":26,\"different\":0,"
                        + "\"unreadable\":0,\"unknown_rules\":0,\"masked\":0,\"rules_versions\":1},\"rejected\":[],"
                        + "\"rules_version\":null,\"as_of\":null}\n");
    }

    @Test
    void addsToALogWithoutChangingWhatIsThere() throws IOException {
        assign();
        String before = Files.readString(log);
        assign("--parameters", "../portfolio/shorter-visits.yaml", "--threads", "2");
        assertThat(Files.readString(log)).startsWith(before);
        CommandRun run = abm("replay", "--log", "" + log, "--format", "table");
        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo("52 decided again, 52 as they were, 0 differently\n");
    }

    @Test
    void showsWhatComesOutDifferently() throws IOException {
        assign();
        List<String> lines = Files.readAllLines(log);
        String changed = lines.get(0).replaceAll("\"next_action\":\"\\w+\"", "\"next_action\":\"develop_champion\"");
        Files.writeString(log, changed + "\nnot json\n");
        CommandRun run = abm("replay", "--log", "" + log, "--format", "table");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.outLines())
                .containsSequence(
                        "line 1: alder-finch at 2026-06-30T23:59:59.999999999Z",
                        "    next_action: develop_champion → share_thought_leadership")
                .contains("1 decided again, 0 as they were, 1 differently", "1 lines hold no decision");
        assertThat(abm("replay", "--log", "" + log).out())
                .contains(
                        "\"line\":1,\"account_id\":\"alder-finch\"",
                        "\"field\":\"next_action\",\"before\":\"develop_champion\"");
    }

    @Test
    void masksWhatItIsAskedTo() throws IOException {
        Path key = folder.resolve("key");
        Files.write(key, "sixteen bytes and more".getBytes(StandardCharsets.UTF_8));
        assign("--log-mask", "company,contact_id", "--log-key-file", "" + key);
        assertThat(Files.readString(log)).doesNotContain("Harrow Steelworks").contains("\"masked-");
        CommandRun run = abm("replay", "--log", "" + log, "--format", "table");
        assertThat(run.status()).as(run.out()).isZero();
        assertThat(run.out()).endsWith("26 masked: ids and words of these are not compared\n");
    }

    @Test
    void namesWhatCannotBeUsed() {
        assertThat(assign("--log-mask", "company").err()).contains("--log-mask needs a key. Maybe set ABM_LOG_KEY");
        assertThat(assign("--log-rotate", "0").err()).contains("--log-rotate 0 is out of range; allowed: 1 or more.");
        assertThat(abm("assign", "--input", ACCOUNTS, "--log-rotate", "3").err())
                .contains("need --log FILE");
        assertThat(abm("assign", "--input", ACCOUNTS, "--log", "" + folder).err())
                .contains("is no file in a folder");
        CommandRun run = abm("replay", "--log", "" + log);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "decisions.jsonl.rules: is not a folder", "Maybe name the folder of the rules with --archive?");
        assertThat(abm("replay", "--log", "" + log, "--archive", "" + folder).err())
                .contains("there is no such file");
        assertThat(abm("replay", "--log", "" + log, "--format", "csv").err()).contains("allowed: json, table");
    }
}
