package io.github.abmrules.cli;

import io.github.abmrules.cli.run.Interruption;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** What a command printed, run in this process. */
record CommandRun(int status, String out, String err) {

    static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

    static CommandRun abm(String... args) {
        return abmReading("", args);
    }

    static CommandRun abmReading(String standardInput, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new Interruption());
        int status = Abm.run(shell, args);
        return new CommandRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    List<String> errLines() {
        return err.lines().toList();
    }
}
