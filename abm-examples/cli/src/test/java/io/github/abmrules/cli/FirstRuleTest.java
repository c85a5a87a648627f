package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every step of docs/first-rule.md, in its order: its files are written, its commands run, with the exit status it says. */
class FirstRuleTest {
    private static final Path PAGE = Path.of("../../docs/first-rule.md");
    private static final Pattern STEP = Pattern.compile(
            "<!-- file: (?<file>\\S+) -->\n```\\w+\n(?<text>.*?)\n```|"
                    + "<!-- replace: (?<in>\\S+): (?<what>.*?) => (?<by>.*?) -->|"
                    + "```sh\n(?<commands>.*?)\n```|"
                    + "```text\n(?<said>.*?)\n```",
            Pattern.DOTALL);
    private static final Pattern EXIT = Pattern.compile("# exit (\\d)");

    @TempDir
    private Path folder;

    private String lastOutput = "";

    @Test
    void leadsFromOneNumberToARuleInUse() throws IOException {
        Matcher step = STEP.matcher(Files.readString(PAGE));
        int commands = 0;
        while (step.find()) {
            if (step.group("file") != null) {
                Path file = folder.resolve(step.group("file"));
                Files.createDirectories(file.getParent());
                Files.writeString(file, step.group("text") + "\n");
            } else if (step.group("in") != null) {
                Path file = folder.resolve(step.group("in"));
                String text = Files.readString(file);
                assertThat(text).contains(step.group("what"));
                Files.writeString(file, text.replace(step.group("what"), step.group("by")));
            } else if (step.group("said") != null) {
                assertThat(lastOutput.replace(folder + "/", "")).contains(step.group("said"));
            } else {
                for (String line : step.group("commands").lines().toList()) {
                    run(line);
                    commands++;
                }
            }
        }
        assertThat(commands).isGreaterThan(15);
        assertThat(folder.resolve("report.html")).content().contains("house.many-contacts");
        assertThat(folder.resolve("moves.html")).content().contains("What the change moves");
    }

    private void run(String line) {
        Matcher exit = EXIT.matcher(line);
        int expected = exit.find() ? Integer.parseInt(exit.group(1)) : 0;
        String command = line.replaceFirst("\\s+#.*", "");
        assertThat(command).startsWith("abm ");
        List<String> arguments = new ArrayList<>();
        for (String word : command.substring("abm ".length()).split("\\s+")) {
            arguments.add(
                    switch (word) {
                        case "accounts.jsonl" -> "../portfolio/accounts.jsonl";
                        case "my-rules", "mine.yaml", "decisions.jsonl", "report.html", "moves.html" ->
                            folder.resolve(word).toString();
                        // The shell takes the quotes off.
                        default -> word.replace("'", "");
                    });
        }
        CommandRun run = abm(arguments.toArray(String[]::new));
        assertThat(run.status()).as(command + "\n" + run.err() + run.out()).isEqualTo(expected);
        lastOutput = run.out() + run.err();
    }
}
