package io.github.abmrules.rules;

import static io.github.abmrules.rules.Facts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.reference.RandomAccounts;
import io.github.abmrules.rules.stage.DecisionBatch;
import io.github.abmrules.rules.stage.DecisionContext;
import io.github.abmrules.rules.stage.DecisionPacks;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/**
 * The shipped files are plain DRL: any KIE host that follows the stages decides by them as the engine does. The module
 * of plain Drools tries the executable model, too.
 */
class RulesAsPlainFilesTest {
    private static List<Account> accounts;
    private static List<String> expected;

    @BeforeAll
    static void decideByTheEngine() {
        accounts = RandomAccounts.around(NOW, ZoneOffset.UTC, 5).stream(1_000).toList();
        try (AbmEngine engine = AbmEngine.create()) {
            expected = rendered(engine.decideEach(accounts, NOW));
        }
    }

    @Test
    void decideAlikeInClassicMode() {
        assertThat(decided(project(files()))).isEqualTo(expected);
    }

    @Test
    void decideAlikeLoadedOneByOne() {
        assertThat(decided(loaded(files()))).isEqualTo(expected);
    }

    @Test
    void decideAlikeLoadedOneByOneInReversedOrder() {
        assertThat(decided(loaded(reversed()))).isEqualTo(expected);
    }

    private static List<RuleFile> files() {
        return ShippedPacks.of(DecisionPacks.NAMES).stream()
                .flatMap(pack -> pack.files().stream())
                .toList();
    }

    private static List<RuleFile> reversed() {
        List<RuleFile> files = new ArrayList<>(files());
        Collections.reverse(files);
        return files;
    }

    private static KieBase project(List<RuleFile> rules) {
        KieServices services = KieServices.get();
        ReleaseId id = services.newReleaseId("test", "plain", "1");
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(id);
        rules.forEach(file -> files.write(file.kiePath(), file.text()));
        KieBuilder builder = services.newKieBuilder(files).buildAll(DrlProject.class);
        assertThat(builder.getResults().getMessages(Message.Level.ERROR)).isEmpty();
        KieContainer container = services.newKieContainer(id);
        services.getRepository().removeKieModule(id);
        return container.getKieBase();
    }

    private static KieBase loaded(List<RuleFile> rules) {
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
        rules.forEach(file -> builder.add(
                ResourceFactory.newByteArrayResource(file.text().getBytes(StandardCharsets.UTF_8))
                        .setSourcePath(file.kiePath()),
                ResourceType.DRL));
        assertThat(builder.getErrors()).isEmpty();
        return builder.newKieBase();
    }

    private static List<String> decided(KieBase base) {
        DecisionContext context = DecisionContext.shipped(ZoneOffset.UTC);
        List<String> decided = new ArrayList<>();
        for (int from = 0; from < accounts.size(); from += 250) {
            DecisionBatch batch = new DecisionBatch(context, accounts.subList(from, from + 250), NOW);
            KieSession session = base.newKieSession();
            try {
                context.parameters().packs().forEach(session::insert);
                for (Collection<?> facts = batch.begin(); !facts.isEmpty(); facts = batch.next(session.getObjects())) {
                    facts.forEach(session::insert);
                    session.fireAllRules();
                }
            } finally {
                session.dispose();
            }
            decided.addAll(rendered(batch.results()));
        }
        return decided;
    }

    private static List<String> rendered(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome ->
                        outcome.assignment() == null ? outcome.problems().toString() : Facts.json(outcome.assignment()))
                .toList();
    }
}
