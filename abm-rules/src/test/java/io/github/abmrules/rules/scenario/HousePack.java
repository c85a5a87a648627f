package io.github.abmrules.rules.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with one pack of one rule file, {@code house/loud.drl}. */
final class HousePack {
    private final Path folder;

    HousePack(Path folder) {
        this.folder = folder;
    }

    /** Rules with these conditions, {@code house.rule-1} and so on; each warns about {@code $f}. */
    HousePack rules(String... conditions) {
        StringBuilder text = new StringBuilder("""
                package packs.house

                import io.github.abmrules.core.cluster.Cluster
                import io.github.abmrules.core.engagement.EngagementLevel
                import io.github.abmrules.core.fit.IcpTier
                import io.github.abmrules.rules.fact.InForce
                import io.github.abmrules.rules.parameters.Parameters
                import static io.github.abmrules.rules.verb.Verbs.informs

                """);
        for (int i = 0; i < conditions.length; i++) {
            text.append("""
                    rule "Rule %1$d"
                        @id("house.rule-%1$d")
                        @playbook("house")
                        @since("1.0")
                    when
                        %2$s
                    then
                        insert( informs( drools.getRule(), $f, "LOUD", String.valueOf( $f.profile().account().signals() ) ) );
                    end

                    """.formatted(i + 1, conditions[i]));
        }
        write("house/loud.drl", text.toString());
        write("house/parameters.yaml", """
                people:
                  description: How many.
                  unit: count
                  source: house
                  value: 2
                """);
        return this;
    }

    /** Its scenarios. */
    HousePack scenarios(String text) {
        write("house/scenarios/loud.yaml", text);
        return this;
    }

    /** What comes of its scenarios. */
    ScenarioRun run(long seed) {
        try (ScenarioSuite suite =
                ScenarioSuite.builder().folder(folder).trustRules().build()) {
            return suite.run(seed, 1);
        }
    }

    private void write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
