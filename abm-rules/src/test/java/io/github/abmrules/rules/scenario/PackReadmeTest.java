package io.github.abmrules.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.packs.ShippedPacks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the pack folders say of themselves is true. */
class PackReadmeTest {
    private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("rule: (\\S+)");

    @Test
    void theScenariosInThePagePass() throws IOException {
        List<String> blocks = YAML.matcher(text("/packs/README.md"))
                .results()
                .map(result -> result.group(1))
                .toList();

        assertThat(blocks).hasSize(2);
        try (ScenarioRunner runner = ScenarioRunner.shipped()) {
            for (String block : blocks) {
                String id = RULE.matcher(block)
                        .results()
                        .map(MatchResult::group)
                        .findFirst()
                        .orElseThrow()
                        .substring("rule: ".length());
                RuleInfo rule = runner.rules().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow();
                String[] place = rule.place().replaceAll(":\\d+$", "").split("/");
                List<Scenario> scenarios = runner.scenarios(block, place[1], place[2], "README.md");
                assertThat(runner.runAll(scenarios))
                        .isNotEmpty()
                        .allSatisfy(result -> assertThat(result.passed())
                                .as(result.toString())
                                .isTrue());
            }
        }
    }

    @Test
    void everyPackNamesItsRuleFilesAndParameters() throws IOException {
        String overview = text("/packs/README.md");
        for (RulePack pack : ShippedPacks.all()) {
            assertThat(overview).contains("[" + pack.name() + "](" + pack.name() + "/README.md)");
            String readme = text("/packs/" + pack.name() + "/README.md");
            for (RuleFile file : pack.files()) {
                assertThat(readme).contains("| `" + file.name() + "` |");
            }
            pack.parameters()
                    .forEach(parameter -> assertThat(readme)
                            .as(pack.name() + "/" + parameter.key())
                            .containsAnyOf("`" + parameter.key() + "`", "`tier-a-from` to\n`tier-d-from`"));
        }
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(PackReadmeTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
