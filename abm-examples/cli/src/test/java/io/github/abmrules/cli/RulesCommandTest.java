package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {

    @Test
    void listsEveryRuleWithSentenceSourceAndPlace() {
        CommandRun run = abm("rules", "--format", "table");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("""
                review.promotion
                    An entry into Active Focus waits for a person
                    source cluster-abm#human-checkpoints
                    at     packs/review/reasons.drl:""");
    }

    @Test
    void showsOneRuleWholeWithItsParametersAndWhereTheyComeFrom(@TempDir Path folder) throws IOException {
        Path parameters = folder.resolve("mine.yaml");
        Files.writeString(parameters, "# ours\nreview:\n  active-focus-capacity: 12\n");

        CommandRun run = abm("rules", "review.capacity", "--format", "table", "--parameters", parameters.toString());

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains(
                        "rule \"More accounts in Active Focus than the team can serve\"\n    @id(\"review.capacity\")")
                .contains("review/active-focus-capacity = 12  [count]\n")
                .contains("source cluster-abm#human-checkpoints\n    at     " + parameters + ":3\n");
    }

    @Test
    void listsTheRulesOfAPack() {
        CommandRun run = abm("rules", "cluster.*", "--format", "table");
        CommandRun none = abm("rules", "clustre.*", "--format", "table");

        assertThat(run.status()).isZero();
        assertThat(run.outLines())
                .filteredOn(line -> line.matches("[a-z]+\\.[a-z-]+"))
                .hasSize(9)
                .allMatch(line -> line.startsWith("cluster."));
        assertThat(run.out()).endsWith("9 rules\n");
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err()).contains("There is no rule like \"clustre.*\". \"abm rules\" lists the ");
    }

    @Test
    void writesRulesAsJson() {
        CommandRun all = abm("rules", "--as-of", "2026-06-30");
        CommandRun one = abm("rules", "review.capacity", "--as-of", "2026-06-30");

        assertThat(all.out()).startsWith("{\"rules\":[\n{\"id\":\"scorecard.");
        assertThat(one.outLines()).hasSize(3);
        assertThat(one.out())
                .contains(
                        "\"parameters\":[{\"name\":\"review/active-focus-capacity\",\"value\":\"30\",\"unit\":\"count\",")
                .contains("\"covers\":[\"cluster-abm#human-checkpoints/active-focus-capacity\"]")
                .contains("\"place\":\"packs/review/parameters.yaml:")
                .containsPattern("\\n],\"rejected\":\\[],\"rules_version\":\"[0-9a-f]{64}\","
                        + "\"as_of\":\"2026-06-30T23:59:59.999999999Z\"}\\n$");
    }

    @Test
    void addsTheRulesOfAFolder(@TempDir Path folder) throws IOException {
        Path pack = Files.createDirectories(folder.resolve("house"));
        Files.writeString(pack.resolve("more.drl"), """
                package packs.house

                import io.github.abmrules.rules.fact.Moved

                rule "Nothing follows from a move"
                    @id("house.nothing")
                    @playbook("house")
                    @since("0.1")
                when
                    Moved()
                then
                end
                """);

        CommandRun run = abm("rules", "--rules", folder.toString(), "--format", "table");

        assertThat(run.out())
                .contains("house.nothing\n    Nothing follows from a move\n")
                .contains("more.drl:5\n");
    }
}
