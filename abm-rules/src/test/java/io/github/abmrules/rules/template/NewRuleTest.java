package io.github.abmrules.rules.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.rules.check.CheckReport;
import io.github.abmrules.rules.check.PackCheck;
import io.github.abmrules.rules.scenario.ScenarioRun;
import io.github.abmrules.rules.scenario.ScenarioSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewRuleTest {

    @TempDir
    private Path folder;

    @Test
    void whatItWritesIsRightAndPassesWithEverythingCovered() {
        assertThat(NewRule.write("house.many-contacts", folder))
                .containsExactly(
                        folder.resolve("house/many-contacts.drl"),
                        folder.resolve("house/parameters.yaml"),
                        folder.resolve("house/scenarios/many-contacts.yaml"),
                        folder.resolve("house/README.md"));
        assertThat(NewRule.write("house.more", folder)).hasSize(3);

        CheckReport report = PackCheck.report(folder, List.of());
        assertThat(report.complaints()).isEmpty();
        assertThat(report.analysis()).isNotNull();
        assertThat(report.analysis().flaws()).isEmpty();
        try (ScenarioSuite suite = ScenarioSuite.of(folder)) {
            ScenarioRun run = suite.run(1, 2);
            assertThat(run.results()).hasSize(10);
            assertThat(run.failures()).isEmpty();
            assertThat(run.coverage().missing()).isEmpty();
            assertThat(run.coverage().rules()).hasSize(2);
        }
    }

    @Test
    void overwritesNothing() throws IOException {
        Path file = folder.resolve("house/many.drl");
        NewRule.write("house.many", folder);
        Files.writeString(file, "mine");

        assertThatThrownBy(() -> NewRule.write("house.many", folder))
                .hasMessage(
                        file + " is there already, and is not overwritten. Maybe choose another name for the rule?");

        assertThat(file).hasContent("mine");
    }

    @Test
    void addsNothingWhereTheParameterIsThere() throws IOException {
        NewRule.write("house.many", folder);
        Files.delete(folder.resolve("house/many.drl"));
        Files.delete(folder.resolve("house/scenarios/many.yaml"));

        assertThatThrownBy(() -> NewRule.write("house.many", folder))
                .hasMessageContaining("house/parameters.yaml:")
                .hasMessageContaining("the parameter \"many-contacts\" is there already");
        assertThat(folder.resolve("house/many.drl")).doesNotExist();
    }

    @Test
    void keepsAnIdThatIsTaken() throws IOException {
        NewRule.write("house.many", folder);
        Files.move(folder.resolve("house/many.drl"), folder.resolve("house/few.drl"));
        Files.delete(folder.resolve("house/scenarios/many.yaml"));
        Files.delete(folder.resolve("house/parameters.yaml"));

        assertThatThrownBy(() -> NewRule.write("house.many", folder))
                .hasMessageStartingWith("The id \"house.many\" is taken by a rule in ");
    }

    @ParameterizedTest
    @CsvSource({
        "manyContacts, Maybe \"house.manycontacts\"?",
        "House.Many Contacts, Maybe \"house.many-contacts\"?",
        "house.many_contacts, Maybe \"house.many-contacts\"?",
        "house., Maybe \"house.say-what-it-does\"?",
        "../x.y, Maybe \"house.x-y\"?"
    })
    void saysWhatAnIdLooksLike(String id, String advice) {
        assertThatThrownBy(() -> NewRule.write(id, folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + id + "\" cannot be the id of a rule.")
                .hasMessageEndingWith(advice);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void doesNotReplaceAShippedPack() {
        assertThatThrownBy(() -> NewRule.write("engagement.many", folder))
                .hasMessageStartingWith(
                        "The pack \"engagement\" is a shipped one, and a folder of its name would replace"
                                + " all its rules by this one. Maybe house.many, or copy the shipped pack");
        assertThatThrownBy(() -> NewRule.write("lead.many", folder))
                .hasMessageStartingWith("The shipped pack \"lead\" is not about clusters of accounts");
        assertThat(folder).isEmptyDirectory();
    }
}
