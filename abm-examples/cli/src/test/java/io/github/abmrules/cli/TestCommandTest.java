package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {

    @TempDir
    private Path home;

    private String folder;

    @BeforeEach
    void scaffold() {
        folder = home.resolve("rules").toString();
        CommandRun run = abm("new-rule", "house.many-people", "--dir", folder);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("abm: wrote " + folder + "/house/many-people.drl\n")
                .contains("abm test " + folder + " --coverage 100");
    }

    private void breakScenarios() throws IOException {
        Path file = home.resolve("rules/house/scenarios/many-people.yaml");
        Files.writeString(file, Files.readString(file).replace("- [1, true]", "- [1, false]"));
    }

    @Test
    void whatNewRuleWritesPassesCheckAndTest() {
        assertThat(abm("check", folder).status()).isZero();

        CommandRun run = abm("test", folder, "--coverage", "100", "--format", "table", "--seed", "5");

        assertThat(run.status()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).isEqualTo("""
                PACK         RULES        CONDITIONS
                house     1  100 %          1  100 %
                all       1  100 %          1  100 %

                5 scenarios, all passed; order of facts: seed 5
                """);
    }

    @Test
    void aFailureHasItsPlaceAndWhatWasExpected() throws IOException {
        breakScenarios();

        CommandRun run = abm("test", folder, "--format", "table");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .startsWith(folder + "/house/scenarios/many-people.yaml:")
                .contains(
                        ": \"The limit is a parameter (1)\": house.many-people: expected it not to fire, but found that"
                                + " it fires\n")
                .contains("5 scenarios, 1 failed; order of facts: seed ");
    }

    @Test
    void lessCoverageThanAskedForFails() throws IOException {
        Path file = home.resolve("rules/house/scenarios/many-people.yaml");
        Files.writeString(file, """
                - scenario: Fires
                  rule: house.many-people
                  as-of: 2026-06-30
                  account: {icp_tier: A, contacts: [{contact_id: a}, {contact_id: b}]}
                  expect: {fires: true}
                """);

        CommandRun less = abm("test", folder, "--coverage", "51", "--format", "table");
        CommandRun enough = abm("test", folder, "--coverage", "50", "--format", "table");

        assertThat(less.status()).isEqualTo(1);
        assertThat(less.out())
                .contains("many-people.drl:9: house.many-people: never rests in a scenario about it\n")
                .contains("many-people.drl:15: house.many-people: InForce( profile.account.contacts.size >="
                        + " $p.number(\"many-people-contacts\") ) is never false\n")
                .endsWith("less is covered than --coverage 51 asks for\n");
        assertThat(enough.status()).isZero();
    }

    @Test
    void jsonHasScenariosAndCoverage() throws IOException {
        breakScenarios();

        CommandRun run = abm("test", folder, "--seed", "3");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .startsWith(
                        "{\"scenarios\":[\n{\"scenario\":\"The rule fires from the limit on (at the limit)\",\"rule\":"
                                + "\"house.many-people\",")
                .contains("\"passed\":false,\"differences\":[{\"place\":")
                .contains("\"coverage\":{\"rule_percent\":100,\"condition_percent\":100,\"rules\":1,\"conditions\":1,")
                .contains("\"seed\":3,\"rejected\":[],\"rules_version\":\"")
                .endsWith("\"as_of\":\"2026-06-30T12:00:00Z\"}\n");
    }

    @Test
    void theReportForABrowserLoadsAndRunsNothing() throws IOException {
        breakScenarios();
        Path html = home.resolve("report.html");

        CommandRun run = abm("test", folder, "--html", html.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(Files.readString(html))
                .startsWith("<!DOCTYPE html>")
                .contains("<b>The limit is a parameter (1)</b>")
                .contains("InForce( profile.account.contacts.size &gt;= $p.number(&quot;many-people-contacts&quot;) )")
                .doesNotContain("<script", "http://", "https://", "src=");
    }

    @Test
    void saysWhatCannotBeUsed() throws IOException {
        assertThat(abm("test", folder, "--coverage", "101").err()).contains("--coverage 101 is out of range");
        assertThat(abm("test", folder, "--format", "csv").err()).contains("not for tests; allowed: json, table");
        assertThat(abm("test", folder, "--only", "house.many-peple").err())
                .contains("--only: There is no rule \"house.many-peple\"")
                .contains("Maybe \"house.many-people\"?");
        assertThat(abm("test", home.resolve("nowhere").toString()).status()).isEqualTo(2);
        Files.writeString(home.resolve("rules/house/scenarios/many-people.yaml"), "- scenari: x");
        CommandRun run = abm("test", folder);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("many-people.yaml:1:3: unknown key \"scenari\"")
                .contains("Maybe \"scenario\"?");
    }

    @Test
    void newRuleRefusesWhatItCannotWrite() {
        CommandRun again = abm("new-rule", "house.many-people", "--dir", folder);
        CommandRun wrong = abm("new-rule", "manyPeople", "--dir", folder);

        assertThat(again.status()).isEqualTo(2);
        assertThat(again.err()).contains("is there already, and is not overwritten");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("cannot be the id of a rule");
    }
}
