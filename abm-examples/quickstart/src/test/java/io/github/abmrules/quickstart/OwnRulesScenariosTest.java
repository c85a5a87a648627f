package io.github.abmrules.quickstart;

import io.github.abmrules.rules.scenario.ScenarioSuite;
import io.github.abmrules.rules.scenario.junit.ScenarioTests;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class OwnRulesScenariosTest {

    // tag::scenarios[]
    @TestFactory
    Stream<DynamicTest> scenarios() {
        Path folder = Path.of("own-rules");
        return ScenarioTests.of(
                ScenarioSuite.builder().folder(folder).only("house.*").build(), 100);
    }
    // end::scenarios[]
}
