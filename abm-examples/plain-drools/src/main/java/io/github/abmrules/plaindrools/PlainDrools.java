package io.github.abmrules.plaindrools;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.stage.DecisionBatch;
import io.github.abmrules.rules.stage.DecisionContext;
import io.github.abmrules.rules.stage.DecisionPacks;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;

/**
 * Decides with the shipped rules on plain Drools: our rule text, our facts, and KIE's own API. It needs {@code kie-api},
 * {@code drools-core} and {@code drools-mvel} beside {@code abm-core} and {@code abm-rules}, and no JSON or YAML library.
 * Thread-safe.
 */
public final class PlainDrools implements AutoCloseable {
    private static final int FIRINGS_AN_ACCOUNT = 2_000;

    private final KieContainer container;
    private final KieBase base;
    private final DecisionContext context = DecisionContext.shipped(ZoneOffset.UTC);

    private PlainDrools(KieContainer container) {
        this.container = container;
        this.base = container.getKieBase();
    }

    /** The shipped rule files, in the order of packs and names. Any other order decides the same. */
    public static List<RuleFile> shippedFiles() {
        return ShippedPacks.of(DecisionPacks.NAMES).stream()
                .flatMap(pack -> pack.files().stream())
                .toList();
    }

    /** Compiles rule files as KIE does unless told otherwise: classic, without generated Java. */
    public static PlainDrools of(List<RuleFile> files) {
        return of(files, null);
    }

    // tag::build[]
    /**
     * Compiles rule files.
     *
     * @param files the rules
     * @param mode how to compile them, for example {@code ExecutableModelProject.class}; null for the classic way
     */
    public static PlainDrools of(List<RuleFile> files, @Nullable Class<? extends KieBuilder.ProjectType> mode) {
        KieServices services = KieServices.get();
        ReleaseId id = services.newReleaseId("com.example", "rules-" + UUID.randomUUID(), "1");
        KieFileSystem fileSystem = services.newKieFileSystem();
        fileSystem.generateAndWritePomXML(id);
        files.forEach(file -> fileSystem.write(file.kiePath(), file.text()));
        KieBuilder builder = services.newKieBuilder(fileSystem);
        if (mode == null) {
            builder.buildAll();
        } else {
            builder.buildAll(mode);
        }
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException("The rules do not compile: " + builder.getResults());
        }
        return new PlainDrools(services.newKieContainer(id));
    }
    // end::build[]

    // tag::decide[]
    /** Decides about accounts, each on its own. A session carries some hundred accounts best. */
    public List<Outcome> decide(List<Account> accounts, Instant asOf) {
        DecisionBatch batch = new DecisionBatch(context, accounts, asOf);
        KieSession session = base.newKieSession();
        try {
            context.parameters().packs().forEach(session::insert);
            for (Collection<?> facts = batch.begin(); !facts.isEmpty(); facts = batch.next(session.getObjects())) {
                facts.forEach(session::insert);
                session.fireAllRules(FIRINGS_AN_ACCOUNT * accounts.size());
            }
            return batch.results();
        } finally {
            session.dispose();
        }
    }
    // end::decide[]

    /** The compiled rules. */
    KieBase base() {
        return base;
    }

    @Override
    public void close() {
        ReleaseId id = container.getReleaseId();
        container.dispose();
        KieServices.get().getRepository().removeKieModule(id);
    }
}
