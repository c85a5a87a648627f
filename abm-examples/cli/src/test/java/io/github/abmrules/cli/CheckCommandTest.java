package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.abmrules.rules.check.PackCheck;
import io.github.abmrules.rules.proof.RuleAnalysis;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    private Path folder;

    private void pack(String condition) throws IOException {
        Files.createDirectories(folder.resolve("house"));
        Files.writeString(folder.resolve("house/x.drl"), """
                package packs.house

                import io.github.abmrules.core.cluster.DemotionTrigger
                import io.github.abmrules.core.fit.IcpTier
                import io.github.abmrules.rules.profile.Profile
                import static io.github.abmrules.rules.verb.Verbs.demotes

                rule "A rule"
                    @id("house.rule")
                    @playbook("house")
                    @since("0.1")
                when
                    $p : Profile( %s )
                then
                    insert( demotes( drools.getRule(), $p, DemotionTrigger.CHAMPION_LEFT ) );
                end
                """.formatted(condition));
    }

    @Test
    void showsThePlaceTheLineAndWhatWasMeant() throws IOException {
        pack("icpTier == \"A\", seat > 30");

        CommandRun run = abm("check", folder.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("x.drl:13:30: house.rule: a text is never a constant of IcpTier")
                .contains("    $p : Profile( icpTier == \"A\", seat > 30 )\n                             ^\n")
                .contains("Maybe IcpTier.A, without quotes?")
                .contains("the import io.github.abmrules.core.fit.IcpTier is not used")
                .endsWith("1 mistake, 2 of style\n");
    }

    @Test
    void isContentWithGoodRules() throws IOException {
        pack("icpTier == IcpTier.A");

        CommandRun run = abm("check", folder.toString(), "--format", "json");

        assertThat(run.status()).as(run.out()).isZero();
        assertThat(run.out()).startsWith("{\"problems\":[");
    }

    /** A pack whose rule compares a number with two figures. */
    private void packWithFigures(int from, int to) throws IOException {
        Files.createDirectories(folder.resolve("house"));
        Files.writeString(folder.resolve("house/x.drl"), """
                package packs.house

                import io.github.abmrules.core.cluster.DemotionTrigger
                import io.github.abmrules.rules.parameters.Parameters
                import io.github.abmrules.rules.profile.Profile
                import static io.github.abmrules.rules.verb.Verbs.demotes

                rule "Between two figures"
                    @id("house.between")
                    @playbook("house")
                    @since("0.1")
                when
                    $p : Parameters( pack == "house" )
                    $f : Profile( seat >= $p.number("from"), seat <= $p.number("to") )
                then
                    insert( demotes( drools.getRule(), $f, DemotionTrigger.CHAMPION_LEFT ) );
                end
                """);
        Files.writeString(folder.resolve("house/parameters.yaml"), """
                from:
                  description: The least.
                  unit: count
                  source: house
                  value: %d
                to:
                  description: The most.
                  unit: count
                  source: house
                  value: %d
                """.formatted(from, to));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void triesRulesUnderTheParametersThatAreGiven() throws IOException {
        packWithFigures(5, 10);
        String overlay = file("mine.yaml", "house:\n  to: 4\n").toString();

        assertThat(abm("check", folder.toString()).status()).isZero();
        CommandRun run = abm("check", folder.toString(), "--parameters", overlay);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("house.between never fires under the parameters in force: house/from = 5, house/to = 4");
    }

    @Test
    void showsEveryProblemOfEveryFileAndOfOverlaysToo() throws IOException {
        packWithFigures(5, 10);
        Path parameters = folder.resolve("house/parameters.yaml");
        Files.writeString(parameters, Files.readString(parameters).replace("unit: count", "unit: cuont"));
        file("house/checks.yaml", "exactly_one: []\n");
        String overlay = file("mine.yaml", """
                reviw:
                  active-focus-capacity: 4
                review:
                  active-focus-capacity: four
                """).toString();

        CommandRun run = abm("check", folder.toString(), "--parameters", overlay);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("house/checks.yaml:1:1: unknown key \"exactly_one\"")
                .contains("house/parameters.yaml:3:9: unknown unit \"cuont\"")
                .contains("house/parameters.yaml:8:9: unknown unit \"cuont\"")
                .contains("mine.yaml:1:1: unknown pack or parameter \"reviw\"")
                .contains("""
                        mine.yaml:4:26: "four" is not a whole number
                            active-focus-capacity: four
                                                   ^
                        """)
                .endsWith("5 mistakes, 0 of style\n");
    }

    @Test
    void namesEveryOverlayThatIsNoYaml() throws IOException {
        packWithFigures(5, 10);
        String one = file("one.yaml", "house:\n\tto: 4\n").toString();
        String other = file("other.yaml", "house: [\n").toString();

        CommandRun run = abm("check", folder.toString(), "--parameters", one, "--parameters", other);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("one.yaml:2:1: is no YAML")
                .contains("Maybe spaces in the place of the tab?")
                .contains("other.yaml:");
    }

    @Test
    void writesAFileForEachAccountThatShowsAFlaw() throws IOException {
        Files.createDirectories(folder.resolve("rules/cluster"));
        String mapping = shipped("packs/cluster/mapping.drl");
        int begin = mapping.indexOf("rule \"", mapping.indexOf("@id(\"cluster.ab-high\")") - 200);
        int end = mapping.indexOf("\nend\n", begin) + 5;
        Files.writeString(
                folder.resolve("rules/cluster/mapping.drl"), mapping.substring(0, begin) + mapping.substring(end));
        Path target = folder.resolve("seen/here");

        CommandRun run = abm("check", folder.resolve("rules").toString(), "--counterexamples", target.toString());

        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(1);
        List<Path> files;
        try (Stream<Path> found = Files.list(target)) {
            files = found.toList();
        }
        assertThat(files).isNotEmpty().allSatisfy(file -> {
            assertThat(file.getFileName().toString()).matches("\\d+-gap-.+\\.json");
            assertThat(run.out())
                    .contains("    to see it: abm explain --input " + file + " --account example --as-of ");
        });
        CommandRun explained = abm(
                "explain",
                "--input",
                files.get(0).toString(),
                "--account",
                "example",
                "--as-of",
                RuleAnalysis.AS_OF.toString());
        assertThat(explained.status()).as(explained.err()).isZero();
    }

    @Test
    void saysWhenCounterexamplesCannotBeWritten() throws IOException {
        packWithFigures(5, 4);
        String taken = file("taken", "").toString();

        CommandRun run = abm("check", folder.toString(), "--counterexamples", taken);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--counterexamples " + taken + " cannot be written");
    }

    @Test
    void jsonHasTheFieldsOfProblems() throws IOException {
        pack("icpTier == \"A\"");

        JsonNode json = new ObjectMapper()
                .readTree(abm("check", folder.toString(), "--format", "json").out());

        assertThat(names(json)).containsExactly("problems", "flaws", "proved", "as_of");
        assertThat(json.get("flaws")).isEmpty();
        JsonNode problem = json.get("problems").get(1);
        assertThat(names(problem)).containsExactly("file", "line", "column", "weight", "rule", "message", "source");
        assertThat(problem.get("file").asText()).endsWith("house/x.drl");
        assertThat(problem.get("line").asInt()).isEqualTo(13);
        assertThat(problem.get("column").asInt()).isEqualTo(30);
        assertThat(problem.get("weight").asText()).isEqualTo("MISTAKE");
        assertThat(problem.get("rule").asText()).isEqualTo("house.rule");
        assertThat(problem.get("source").asText()).contains("icpTier == \"A\"");
    }

    @Test
    void jsonHasTheFieldsOfFlaws() throws IOException {
        packWithFigures(5, 4);

        JsonNode json = new ObjectMapper()
                .readTree(abm("check", folder.toString(), "--format", "json").out());

        assertThat(json.get("problems")).isEmpty();
        assertThat(json.get("as_of").asText()).isEqualTo(RuleAnalysis.AS_OF.toString());
        JsonNode flaw = json.get("flaws").get(0);
        assertThat(names(flaw))
                .containsExactly("kind", "severity", "rules", "file", "line", "message", "example", "account");
        assertThat(flaw.get("kind").asText()).isEqualTo("NEVER_FIRES");
        assertThat(flaw.get("severity").asText()).isEqualTo("WARNING");
        assertThat(flaw.get("rules").get(0).asText()).isEqualTo("house.between");
        assertThat(flaw.get("line").asInt()).isEqualTo(8);
        assertThat(flaw.get("account").isNull()).isTrue();
    }

    @Test
    void asksTheExecutableModelOnRequest() throws IOException {
        pack("account.contacts.size == (inCrm ? seat : seat), icpTier == IcpTier.A");

        assertThat(abm("check", folder.toString(), "--trust-rules").out()).doesNotContain("executable model");
        CommandRun run = abm("check", folder.toString(), "--trust-rules", "--executable-model");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("x.drl:8:1: house.rule: works here, but not in the executable model of Drools: ");
    }

    @Test
    void refusesOtherFormats() {
        CommandRun run = abm("check", "--format", "csv");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("allowed: json, table");
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String shipped(String resource) throws IOException {
        try (InputStream in = PackCheck.class.getResourceAsStream("/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void tellsOfARuleFileThatNobodyReads() throws IOException {
        pack("icpTier == IcpTier.A");
        Files.copy(folder.resolve("house/x.drl"), folder.resolve("x.drl"));

        CommandRun run = abm("check", folder.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains(folder + "/x.drl:1:1: lies beside the packs, where nobody reads it. Maybe put it into the"
                        + " folder of its pack?");
    }

    @Test
    void saysWhenThereIsNoFolder() {
        CommandRun run = abm("check", folder.resolve("nowhere").toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("is not a folder");
    }
}
