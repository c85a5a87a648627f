package io.github.abmrules.benchmarks;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.stage.DecisionBatch;
import io.github.abmrules.rules.stage.DecisionContext;
import io.github.abmrules.rules.stage.DecisionPacks;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;

/**
 * Rules as a first program with Drools runs them: inserted into a session and fired, a new session for every account or for
 * some hundred. Thread-safe.
 */
public final class NaiveDrools implements AutoCloseable {
    /** Sessions of this size are the fastest. */
    private static final int CHUNK = 500;

    private final KieContainer container;
    private final KieBase base;
    private final DecisionContext context;

    private NaiveDrools(List<RulePack> packs, DecisionContext context) {
        this.context = context;
        KieServices services = KieServices.get();
        ReleaseId id = services.newReleaseId("com.example", "rules-" + UUID.randomUUID(), "1");
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(id);
        for (RulePack pack : packs) {
            for (RuleFile file : pack.files()) {
                files.write(file.kiePath(), file.text());
            }
        }
        KieBuilder builder = services.newKieBuilder(files).buildAll(DrlProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException("The rules do not compile: " + builder.getResults());
        }
        container = services.newKieContainer(id);
        base = container.getKieBase();
    }

    /** With the shipped rules. */
    public static NaiveDrools shipped() {
        return new NaiveDrools(ShippedPacks.of(DecisionPacks.NAMES), DecisionContext.shipped(ZoneOffset.UTC));
    }

    /** With the rules of an engine. */
    public static NaiveDrools like(AbmEngine engine) {
        return new NaiveDrools(engine.packs(), DecisionContext.of(engine.packs(), engine.parameters(), engine.zone()));
    }

    /** Decides about one account, in a session of its own. */
    public Outcome decide(Account account, Instant asOf) {
        return session(List.of(account), asOf).get(0);
    }

    /** Decides about each of several accounts, some hundred in a session. */
    public List<Outcome> decideEach(List<Account> accounts, Instant asOf) {
        List<Outcome> outcomes = new ArrayList<>(accounts.size());
        for (int from = 0; from < accounts.size(); from += CHUNK) {
            outcomes.addAll(session(accounts.subList(from, Math.min(accounts.size(), from + CHUNK)), asOf));
        }
        return outcomes;
    }

    private List<Outcome> session(List<Account> accounts, Instant asOf) {
        DecisionBatch batch = new DecisionBatch(context, accounts, asOf);
        KieSession session = base.newKieSession();
        try {
            context.parameters().packs().forEach(session::insert);
            for (Collection<?> facts = batch.begin(); !facts.isEmpty(); facts = batch.next(session.getObjects())) {
                facts.forEach(session::insert);
                session.fireAllRules();
            }
            return batch.results();
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
