package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abmReading;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account that the rules fail on takes no other with it, and the status tells that the run is not whole. */
class FailedAccountsTest {

    private static final String ACCOUNTS = """
            {"account_id":"one","icp_tier":"B"}
            {"account_id":"bad","icp_tier":"B"}
            {"account_id":"three"}
            {"account_id":"four","icp_tier":"B"}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeARuleThatFails() throws IOException {
        Path pack = Files.createDirectories(folder.resolve("packs").resolve("house"));
        Files.writeString(pack.resolve("fails.drl"), """
                package packs.house

                import io.github.abmrules.rules.profile.Profile

                rule "Fails on one account"
                    @id("house.fails")
                    @playbook("house")
                    @since("0.1")
                when
                    Profile( account.accountId == "bad" )
                then
                    throw new IllegalStateException("out of order");
                end
                """);
    }

    @Test
    void listsFailedAccountsInTheDocument() {
        CommandRun run = assign("json");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out())
                .contains(
                        "\"failed\":[\n{\"account_id\":\"bad\",\"source\":\"house.fails\",\"message\":\"out of order\"}\n]")
                .contains("\"rejected_count\":1")
                .contains("{\"account_id\":\"one\",")
                .contains("{\"account_id\":\"four\",");
    }

    @Test
    void writesFailuresAfterRejectionsAndKeepsTheOutput() {
        Path output = folder.resolve("out.jsonl");

        CommandRun run = assign("jsonl", "--output", output.toString());

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.errLines()).hasSize(3);
        assertThat(run.errLines().get(0)).startsWith("{\"index\":2,\"line\":3,\"account_id\":\"three\"");
        assertThat(run.errLines().get(1)).startsWith("{\"account_id\":\"bad\",\"source\":\"house.fails\"");
        assertThat(output).content().hasLineCount(2);
    }

    private CommandRun assign(String format, String... more) {
        String[] args = new String[10 + more.length];
        String[] first = {
            "assign",
            "--input",
            "-",
            "--as-of",
            "2026-06-30",
            "--format",
            format,
            "--rules",
            folder.resolve("packs").toString(),
            "--trust-rules"
        };
        System.arraycopy(first, 0, args, 0, first.length);
        System.arraycopy(more, 0, args, first.length, more.length);
        return abmReading(ACCOUNTS, args);
    }
}
