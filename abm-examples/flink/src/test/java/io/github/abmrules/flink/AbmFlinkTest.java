package io.github.abmrules.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.flink.ruleset.RuleUpdate;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbmFlinkTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void helpsWithEveryCommand() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("bulk", "stream", "rules", "measure");
        assertThat(run("stream", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--rule-updates", "--from=DIR", "Exit status");
    }

    @Test
    void saysWhatIsWrongWithOptions() throws Exception {
        Path there = Files.writeString(folder.resolve("accounts.jsonl"), "{}");
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("old"), "");
        String output = folder.resolve("new").toString();

        refuses("unknown option \"--outptu\". Maybe \"--output\"?", "bulk", "--outptu", "x");
        refuses("a command is missing");
        refuses(
                "Maybe the path is misspelt?",
                "bulk",
                "--input",
                folder + "/none",
                "--output",
                output,
                "--as-of",
                "2026-06-30");
        refuses(
                "without a file that ends with .jsonl",
                "bulk",
                "--input",
                full.toString(),
                "--output",
                output,
                "--as-of",
                "2026-06-30");
        refuses(
                "a folder that is not empty",
                "bulk",
                "--input",
                there.toString(),
                "--output",
                full.toString(),
                "--as-of",
                "2026-06-30");
        refuses(
                "--as-of \"yesterday\"",
                "bulk",
                "--input",
                there.toString(),
                "--output",
                output,
                "--as-of",
                "yesterday");
        refuses(
                "--recheck \"1d\" is no duration. Maybe write it as PT30S, PT15M or P1D?",
                "stream",
                "--input",
                there.toString(),
                "--output",
                output,
                "--recheck",
                "1d");
        refuses(
                "--checkpoint-every \"PT0S\" is too short",
                "stream",
                "--input",
                there.toString(),
                "--output",
                output,
                "--checkpoint-every",
                "PT0S");
        refuses("is not known.", "rules", "--at", "2026-07-01", "--zone", "Europe/Berlim");
        refuses("holds no rule pack", "rules", "--at", "2026-07-01", "--rules", folder.toString());
        assertThat(Path.of(output)).doesNotExist();
    }

    @Test
    void writesRulesAsALineThatCanBeReadAgain() {
        assertThat(run("rules", "--at", "2026-07-01", "--zone", "Europe/Berlin"))
                .isZero();
        RuleUpdate update = RuleUpdate.JSON.require(out.toString(StandardCharsets.UTF_8), ZoneOffset.UTC);
        assertThat(update.at()).isEqualTo(Instant.parse("2026-06-30T22:00:00Z"));
        assertThat(update.files()).containsKeys("cluster/mapping.drl", "movement/parameters.yaml");
        try (var engine = update.rules().engine(ZoneOffset.UTC)) {
            assertThat(engine.rulesVersion()).isEqualTo(update.version());
        }
        assertThat(RecordJson.text(update) + "\n").isEqualTo(out.toString(StandardCharsets.UTF_8));
    }

    private void refuses(String message, String... args) {
        err.reset();
        assertThat(run(args)).isEqualTo(AbmFlink.UNUSABLE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message);
    }

    private int run(String... args) {
        out.reset();
        return AbmFlink.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
    }
}
