package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelpTest {

    @ParameterizedTest
    @CsvSource({
        "assign, --with",
        "qualify, --accounts",
        "trust, --input",
        "risk, --deals",
        "compliance, --deals",
        "digest, --state",
        "weekly, --deals",
        "route, --drop",
        "plan, warmup",
        "plan warmup, --tier",
        "plan event, --on",
        "plan program, --start",
        "health, --input",
        "content, --input",
        "workflow, --data",
        "state, init",
        "state init, --store",
        "state evaluate, --due",
        "state due, --limit",
        "state pin, --until",
        "state outbox, --replay",
        "state import, --kind",
        "state export, --output",
        "state replay, --daily",
        "state prune, --before",
        "review, approve",
        "review list, --status",
        "review approve, --over-capacity",
        "review reject, --reviewer",
        "history, progression",
        "history list, --kind",
        "history progression, --touched",
        "diff, --after",
        "explain, --why-not",
        "check, DIR",
        "test, --coverage",
        "new-rule, --dir",
        "rules, ID"
    })
    void explainsEveryCommand(String command, String mentions) {
        CommandRun run = abm((command + " --help").split(" "));

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("Usage: abm " + command)
                .contains(mentions)
                .contains("Exit status");
    }

    @Test
    void listsEveryCommand() {
        CommandRun run = abm("--help");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("  assign  ").contains("  rules     ").contains("  workflow  ");
    }

    @Test
    void printsTheVersion() {
        CommandRun run = abm("--version");

        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("abm ");
    }
}
