package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplainCommandTest {
    private static final String PORTFOLIO = "../portfolio/accounts.jsonl";

    private static CommandRun explain(String... more) {
        String[] arguments = new String[more.length + 5];
        System.arraycopy(new String[] {"explain", "--input", PORTFOLIO, "--as-of", "2026-06-30"}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return abm(arguments);
    }

    @Test
    void saysWhyAndWhyNotAndWhatWouldHaveToChange() {
        CommandRun run = explain("--account", "orchard-vale", "--why-not", "FUTURE_PIPELINE", "--format", "table");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("orchard-vale: CLUSTER_ICP")
                .contains("movement.no-engagement\n    No engagement for long: down from Future Pipeline")
                .contains("with   movement/no-engagement-after = 6 months")
                .contains("cluster.ab-medium (did not fire)")
                .contains("fail level == EngagementLevel.MEDIUM   [level is NONE]")
                .contains("What would give FUTURE_PIPELINE\n")
                .contains("  a signal ");
    }

    @Test
    void reportsOnARuleThatIsAskedFor() {
        CommandRun run = explain("--account", "orchard-vale", "--rule", "cluster.de", "--format", "json");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("{\"explanations\":[\n{\"account_id\":\"orchard-vale\",\"cluster\":\"CLUSTER_ICP\"")
                .contains("\"asked\":[{\"id\":\"cluster.de\"")
                .contains("\"outcome\":\"FAIL\"")
                .contains("\"rules_version\":");
    }

    @Test
    void suggestsTheAccountAndTheRule() {
        assertThat(explain("--account", "orchard-val").err()).contains("Maybe \"orchard-vale\"?");
        assertThat(explain("--account", "orchard-val").status()).isEqualTo(2);
        CommandRun rule = explain("--account", "orchard-vale", "--rule", "cluster.df");
        assertThat(rule.status()).isEqualTo(2);
        assertThat(rule.err()).contains("Maybe \"cluster.de\"?");
    }
}
