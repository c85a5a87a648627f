package io.github.abmrules.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.quickstart.Playbook.Item;
import io.github.abmrules.rules.Rulebook;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.parameters.ParameterDeclaration;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.playbook.ItemId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Everything that the playbook says is carried by a rule, a parameter or Java, or has a reason why it is not; and nothing
 * claims to carry what the playbook does not say. That the pages show it is a matter of {@link DocumentationTest}.
 */
class PlaybookTest {
    private static final Rulebook BOOK = Rulebook.shipped();
    private static Playbook playbook;

    @BeforeAll
    static void readPlaybook() {
        playbook = Playbook.read(root(), BOOK);
    }

    @Test
    void isCarriedItemByItem() {
        assertThat(playbook.items())
                .filteredOn(item -> !playbook.isCarried(item) && item.none() == null)
                .extracting(Item::id)
                .as("Maybe name them in @covers of a rule, in covers of a parameter, or say why nothing carries them?")
                .isEmpty();
    }

    @Test
    void givesAReasonOnlyForWhatNothingCarries() {
        assertThat(playbook.items())
                .filteredOn(item -> playbook.isCarried(item) && item.none() != null)
                .extracting(Item::id)
                .isEmpty();
    }

    @Test
    void hasEveryItemThatRulesAndParametersName() {
        List<String> known = playbook.items().stream().map(Item::id).toList();
        List<String> unknown = new ArrayList<>();
        playbook.named().forEach((place, items) -> {
            for (String item : items) {
                if (!known.contains(item)) {
                    unknown.add(place + ": there is no item " + item + "." + Nearest.maybe(item, known));
                }
            }
        });
        assertThat(unknown).isEmpty();
    }

    @Test
    void hasEverySectionThatRulesAndParametersName() {
        for (RuleInfo rule : BOOK.rules()) {
            assertThat(rule.source()).as(rule.place()).satisfies(PlaybookTest::isSectionOrHouse);
        }
        for (Parameters pack : BOOK.parameters().packs()) {
            for (ParameterDeclaration each : pack.declarations()) {
                assertThat(each.source()).as(each.node().place()).satisfies(PlaybookTest::isSectionOrHouse);
            }
        }
    }

    @Test
    void namesClassesAndParametersThatAreThere() {
        for (Item item : playbook.items()) {
            assertThat(item.java()).as(item.id()).allMatch(type -> playbook.source(type) != null);
            assertThat(item.parameters()).as(item.id()).allMatch(playbook::hasParameter);
        }
    }

    @Test
    void namesEveryItemOnce() {
        assertThat(playbook.items()).extracting(Item::id).isNotEmpty().doesNotHaveDuplicates();
        assertThat(playbook.items()).extracting(Item::id).allMatch(ItemId::isWellFormed);
    }

    @Test
    void namesNoItemTwiceInOnePlace() {
        playbook.named().forEach((place, items) -> assertThat(items).as(place).doesNotHaveDuplicates());
    }

    /** Whether an item waits for a pack that is not there yet. */
    private static void isSectionOrHouse(String source) {
        assertThat(source)
                .satisfiesAnyOf(
                        house -> assertThat(house).isEqualTo("house"),
                        section -> assertThat(playbook.sections()).contains(section));
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("abm-core"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
