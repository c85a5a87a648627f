package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static io.github.abmrules.cli.CommandRun.abmReading;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever cannot be used ends with status 2, one message, and nothing written. */
class UnusableInputTest {

    @TempDir
    private Path folder;

    private Path accounts;

    @BeforeEach
    void writeAccounts() throws IOException {
        accounts = folder.resolve("accounts.jsonl");
        Files.writeString(accounts, "{\"account_id\":\"a\",\"icp_tier\":\"A\"}\n");
    }

    static Stream<Arguments> badOptions() {
        return Stream.of(
                Arguments.of(List.of(), "a command is missing"),
                Arguments.of(List.of("asign"), "unknown command \"asign\". Maybe \"assign\"?"),
                Arguments.of(List.of("assign"), "--input is missing"),
                Arguments.of(List.of("assign", "--inptu", "x"), "unknown option \"--inptu\". Maybe \"--input\"?"),
                Arguments.of(List.of("assign", "--inptu=x"), "unknown option \"--inptu\". Maybe \"--input\"?"),
                Arguments.of(List.of("assign", "--input", "none.jsonl"), "none.jsonl: there is no such file"),
                Arguments.of(List.of("assign", "--input", "."), ".: is a folder"),
                Arguments.of(List.of("assign", "--input", "FILE", "more"), "unknown argument \"more\""),
                Arguments.of(
                        List.of("assign", "--input", "FILE", "--format", "jsno"),
                        "\"jsno\" is not known; allowed: json, jsonl, csv, table. Maybe \"json\"?"),
                Arguments.of(
                        List.of("assign", "--input", "FILE", "--as-of", "30.6.2026"),
                        "--as-of \"30.6.2026\" is not an instant"),
                Arguments.of(List.of("assign", "--input", "FILE", "--as-of", "2026-02-30"), "is not an instant"),
                Arguments.of(
                        List.of("assign", "--input", "FILE", "--zone", "Europe/Berlyn"), "Maybe \"Europe/Berlin\"?"),
                Arguments.of(List.of("assign", "--input", "FILE", "--threads", "0"), "allowed: 1 to 256"),
                Arguments.of(List.of("assign", "--input", "FILE", "--threads", "two"), "--threads"),
                Arguments.of(List.of("assign", "--input", "FILE", "--mapping", "crm-sales"), "--mapping is for CSV"),
                Arguments.of(
                        List.of("assign", "--input", "FILE", "--parameters", "none.yaml"),
                        "none.yaml: there is no such file"),
                Arguments.of(List.of("assign", "--input", "FILE", "--rules", "none"), "none: is not a folder"),
                Arguments.of(List.of("assign", "--input", "FILE", "--output", "none/out.json"), "there is no folder"),
                Arguments.of(List.of("assign", "--input", "FILE", "--output", "."), "is a folder"),
                Arguments.of(List.of("rules", "cluster.ab-medum"), "Maybe \"cluster.ab-medium\""),
                Arguments.of(List.of("rules", "--format", "csv"), "allowed: json, table"));
    }

    @ParameterizedTest
    @MethodSource("badOptions")
    void endsWithOneMessage(List<String> args, String message) {
        List<String> real = args.stream()
                .map(arg -> arg.equals("FILE") ? accounts.toString() : arg)
                .toList();

        CommandRun run = abm(real.toArray(new String[0]));

        assertThat(run.status()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("abm: ").contains(message).doesNotContain("\tat ");
        assertThat(run.errLines()).hasSize(1);
    }

    static Stream<Arguments> brokenFiles() {
        return Stream.of(
                Arguments.of(
                        "accounts.json", "[{\"account_id\":\"a\",\"icp_tier\":\"A\"},", "is not valid JSON at line 1"),
                Arguments.of("accounts.json", "{\"account\":[]}", "accounts"),
                Arguments.of("accounts.json", "", ""),
                Arguments.of("accounts.csv", "", "is empty. It needs a header line"),
                Arguments.of("accounts.csv", "company,icp_tier\nx,A\n", "there is no column account_id"),
                Arguments.of("accounts.csv", "account_id,icp_tier,icp_tier\n", "is there twice"),
                Arguments.of("accounts.csv", "\"account_id,icp_tier\nx,A\n", "opens a quote that is never closed"),
                Arguments.of("accounts.txt", "account_id,icp_tier\n", "--input-format csv"));
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void writesNothingForAnInputThatCannotBeRead(String name, String content, String message) throws IOException {
        Path input = folder.resolve(name);
        Files.writeString(input, content);
        Path output = folder.resolve("out");
        Path rejected = folder.resolve("rejected");

        for (String format : List.of("json", "jsonl", "csv", "table")) {
            CommandRun run = abm(
                    "assign",
                    "--input",
                    input.toString(),
                    "--as-of",
                    "2026-06-30",
                    "--format",
                    format,
                    "--output",
                    output.toString(),
                    "--rejected",
                    rejected.toString());

            assertThat(run.status()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).startsWith("abm: ").contains(message);
            assertThat(run.errLines()).hasSize(1);
            assertThat(filesInFolder()).containsExactlyInAnyOrder("accounts.jsonl", name);
            if (!message.contains("JSON")) {
                break;
            }
        }
    }

    @Test
    void writesNothingToStandardOutputWhenAListTurnsOutMalformedAfterManyAccounts() {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            records.add("{\"account_id\":\"a" + i + "\",\"icp_tier\":\"B\"}");
        }

        CommandRun run = abmReading(
                "[" + String.join(",", records) + ",}",
                "assign",
                "--input",
                "-",
                "--as-of",
                "2026-06-30",
                "--format",
                "jsonl");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).hasSize(1);
    }

    @Test
    void refusesToWriteOverWhatItReads() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.jsonl"), accounts);

        for (Path output : List.of(accounts, link, folder.resolve(".").resolve("accounts.jsonl"))) {
            CommandRun run = abm("assign", "--input", accounts.toString(), "--output", output.toString());

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("--output and --input are the same file");
        }
        Path partial = Files.copy(accounts, folder.resolve("x.partial"));
        CommandRun interrupted = abm(
                "assign",
                "--input",
                partial.toString(),
                "--output",
                folder.resolve("x").toString());
        assertThat(interrupted.status()).isEqualTo(2);
        assertThat(interrupted.err()).contains("what an interrupted run leaves", "are the same file", "x.partial");
        CommandRun twice = abm(
                "assign",
                "--input",
                accounts.toString(),
                "--output",
                folder.resolve("x").toString(),
                "--rejected",
                folder.resolve("x").toString());
        assertThat(twice.err()).contains("--output and --rejected are the same file");
        assertThat(accounts).hasContent("{\"account_id\":\"a\",\"icp_tier\":\"A\"}\n");
    }

    @Test
    void namesUnknownParametersWithTheirPlace() throws IOException {
        Path parameters = folder.resolve("mine.yaml");
        Files.writeString(parameters, "review:\n  active-focus-capcity: 3\n");

        CommandRun run = abm(
                "assign",
                "--input",
                accounts.toString(),
                "--parameters",
                parameters.toString(),
                "--output",
                folder.resolve("out").toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("abm: " + parameters + ":2:3: ").contains("Maybe \"active-focus-capacity\"?");
        assertThat(filesInFolder()).containsExactlyInAnyOrder("accounts.jsonl", "mine.yaml");
    }

    @Test
    void namesBrokenRulesWithTheirPlace() throws IOException {
        Path pack = Files.createDirectories(folder.resolve("packs").resolve("house"));
        Files.writeString(pack.resolve("broken.drl"), "package packs.house\n\nrule \"No id\"\nwhen\nthen\nend\n");

        CommandRun run = abm(
                "assign",
                "--input",
                accounts.toString(),
                "--rules",
                pack.getParent().toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("broken.drl:3:1: the rule \"No id\" has no @id");
    }

    private List<String> filesInFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
