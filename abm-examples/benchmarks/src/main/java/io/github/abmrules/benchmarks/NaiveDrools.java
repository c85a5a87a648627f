package io.github.abmrules.benchmarks;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.stage.DecisionBatch;
import io.github.abmrules.rules.stage.DecisionContext;
import io.github.abmrules.rules.stage.DecisionPacks;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;

/** The shipped rules as a first program with Drools runs them: a new session for every account. Thread-safe. */
public final class NaiveDrools implements AutoCloseable {
    private final KieContainer container;
    private final KieBase base;
    private final DecisionContext context = DecisionContext.shipped(ZoneOffset.UTC);

    /** Compiles the shipped rules. */
    public NaiveDrools() {
        KieServices services = KieServices.get();
        ReleaseId id = services.newReleaseId("com.example", "rules-" + UUID.randomUUID(), "1");
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(id);
        for (RulePack pack : ShippedPacks.of(DecisionPacks.NAMES)) {
            for (RuleFile file : pack.files()) {
                files.write(file.kiePath(), file.text());
            }
        }
        KieBuilder builder = services.newKieBuilder(files).buildAll();
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException("The shipped rules do not compile: " + builder.getResults());
        }
        container = services.newKieContainer(id);
        base = container.getKieBase();
    }

    /** Decides about one account. */
    public Outcome decide(Account account, Instant asOf) {
        DecisionBatch batch = new DecisionBatch(context, List.of(account), asOf);
        KieSession session = base.newKieSession();
        try {
            context.parameters().packs().forEach(session::insert);
            for (Collection<?> facts = batch.begin(); !facts.isEmpty(); facts = batch.next(session.getObjects())) {
                facts.forEach(session::insert);
                session.fireAllRules();
            }
            return batch.results().get(0);
        } finally {
            session.dispose();
        }
    }

    @Override
    public void close() {
        ReleaseId id = container.getReleaseId();
        container.dispose();
        KieServices.get().getRepository().removeKieModule(id);
    }
}
