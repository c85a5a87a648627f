package io.github.abmrules.rules.scenario;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.rules.yaml.BrokenFileException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rule author reads when a scenario file has a mistake. */
class ScenarioMistakesTest {
    private static final String SCENARIO =
            """
            - scenario: High engagement
              rule: cluster.ab-high
              as-of: 2026-06-30
              account: {icp_tier: A, engagement_level: HIGH}
              expect: {fires: true, cluster: ACTIVE_FOCUS}
            """;

    private static ScenarioRunner runner;

    @BeforeAll
    static void compile() {
        runner = ScenarioRunner.shipped();
    }

    @AfterAll
    static void close() {
        runner.close();
    }

    /** Each row: a text of the scenario above, what stands there instead, and the message. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = MISTAKES)
    void isNamedWithItsPlaceAndAdvice(String right, String wrong, String message) {
        String text = SCENARIO.replace(right, wrong.replace("\\n", "\n"));

        assertThatThrownBy(() -> runner.scenarios(text, "cluster", "mapping.drl", "m.yaml"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage(message);
    }

    private static final String MISTAKES =
            """
            account: | acount: | TODO
            """;
}
