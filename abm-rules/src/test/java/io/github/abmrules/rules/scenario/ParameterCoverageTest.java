package io.github.abmrules.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.parameters.ParameterDeclaration;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.parameters.ParameterUnit;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.stage.DecisionContext;
import io.github.abmrules.rules.yaml.YamlNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every parameter of the house, and every figure or flag of the playbook, decides something that a scenario sees: some
 * scenario gives it another value, and that scenario fails when the parameter alone goes back to the value it comes with. Lists
 * of the playbook's own, such as its routing guides, are left out; the tests of their questions go through them row by row.
 */
class ParameterCoverageTest {
    private static final Set<ParameterUnit> CATALOGUES =
            EnumSet.of(ParameterUnit.ROWS, ParameterUnit.TABLE, ParameterUnit.CHOICES);
    private static final ParameterSet SHIPPED = ShippedPacks.parameters();
    private static ScenarioRunner runner;
    private static Set<String> changed;
    private static Set<String> seen;

    @BeforeAll
    static void putBackEveryParameterThatAScenarioChanges() {
        runner = ScenarioRunner.shipped();
        changed = new TreeSet<>();
        seen = new TreeSet<>();
        for (Scenario scenario : runner.shippedScenarios()) {
            ParameterSet inForce = parameters(scenario);
            if (inForce == null) {
                continue;
            }
            for (Parameters pack : inForce.packs()) {
                for (ParameterDeclaration declaration : pack.declarations()) {
                    String name = pack.pack() + "/" + declaration.key();
                    ParameterDeclaration shipped = shipped(pack.pack(), declaration.key());
                    if (declaration.valueText().equals(shipped.valueText())) {
                        continue;
                    }
                    changed.add(name);
                    if (!seen.contains(name)
                            && !runner.run(with(scenario, inForce.overlaid(overlay(pack.pack(), shipped))))
                                    .passed()) {
                        seen.add(name);
                    }
                }
            }
        }
    }

    @AfterAll
    static void close() {
        runner.close();
    }

    static List<String> all() {
        List<String> names = new ArrayList<>();
        for (Parameters pack : SHIPPED.packs()) {
            for (ParameterDeclaration declaration : pack.declarations()) {
                if (declaration.source().equals("house") || !CATALOGUES.contains(declaration.unit())) {
                    names.add(pack.pack() + "/" + declaration.key());
                }
            }
        }
        return names;
    }

    @ParameterizedTest
    @MethodSource("all")
    void aScenarioGivesItAnotherValueAndSeesAnotherAnswer(String parameter) {
        assertThat(changed).as("parameters that a scenario changes").contains(parameter);
        assertThat(seen).as("parameters whose change a scenario sees").contains(parameter);
    }

    @Test
    void thereAreParametersOfTheHouseAndOfThePlaybook() {
        assertThat(all().stream().filter(ParameterCoverageTest::isHouse)).hasSizeGreaterThan(40);
        assertThat(all().stream().filter(name -> !isHouse(name))).hasSizeGreaterThan(30);
    }

    private static boolean isHouse(String name) {
        int slash = name.indexOf('/');
        return shipped(name.substring(0, slash), name.substring(slash + 1))
                .source()
                .equals("house");
    }

    private static ParameterDeclaration shipped(String pack, String key) {
        ParameterDeclaration declaration = SHIPPED.pack(pack).declaration(key);
        if (declaration == null) {
            throw new AssertionError("there is no parameter " + pack + "/" + key);
        }
        return declaration;
    }

    private static YamlNode overlay(String pack, ParameterDeclaration declaration) {
        return YamlNode.map(
                "shipped", 1, Map.of(pack, YamlNode.map("shipped", 1, Map.of(declaration.key(), declaration.node()))));
    }

    private static ParameterSet parameters(Scenario scenario) {
        Scenario.Given given = scenario.given();
        if (given.context() != null) {
            return given.context().parameters();
        }
        return given.asked() == null ? null : given.asked().setting().parameters();
    }

    private static Scenario with(Scenario scenario, ParameterSet parameters) {
        Scenario.Given given = scenario.given();
        DecisionContext context = given.context();
        Scenario.Given other = new Scenario.Given(
                given.family(),
                context == null ? null : DecisionContext.of(given.family().packs(), parameters, context.zone()),
                given.asOf(),
                given.account(),
                given.problems(),
                given.load(),
                given.asked() == null ? null : with(given.asked(), parameters));
        return new Scenario(scenario.name(), scenario.rule(), scenario.place(), other, scenario.expectations());
    }

    private static <I, O> Asked<I, O> with(Asked<I, O> asked, ParameterSet parameters) {
        Setting setting = asked.setting();
        return new Asked<>(
                asked.question(),
                asked.family(),
                new Setting(parameters, setting.zone(), setting.asOf()),
                asked.input(),
                asked.problems());
    }
}
