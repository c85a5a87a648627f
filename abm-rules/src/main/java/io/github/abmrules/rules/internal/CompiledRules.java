package io.github.abmrules.rules.internal;

import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.parameters.ParameterSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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

/** Rule packs, checked and compiled once. Thread-safe; sessions of it are not. */
public final class CompiledRules implements AutoCloseable {
    private final KieContainer container;
    private final KieBase base;
    private final List<RuleInfo> rules;

    private CompiledRules(KieContainer container, KieBase base, List<RuleInfo> rules) {
        this.container = container;
        this.base = base;
        this.rules = List.copyOf(rules);
    }

    /**
     * Compiles packs.
     *
     * @throws BrokenRulesException with every problem that was found
     */
    public static CompiledRules of(List<RulePack> packs, ParameterSet parameters) {
        RuleCatalog catalog = new RuleCatalog(parameters);
        packs.forEach(catalog::add);
        if (!catalog.parsed()) {
            throw new BrokenRulesException(catalog.problems());
        }
        return ClassLoaderGuard.call(() -> compile(packs, catalog));
    }

    /**
     * The rules of packs, read and checked as far as that goes without compiling them.
     *
     * @throws BrokenRulesException with every problem that was found
     */
    public static List<RuleInfo> rulesOf(List<RulePack> packs, ParameterSet parameters) {
        RuleCatalog catalog = new RuleCatalog(parameters);
        packs.forEach(catalog::add);
        if (!catalog.problems().isEmpty() && !catalog.parsed()) {
            throw new BrokenRulesException(catalog.problems());
        }
        return List.copyOf(catalog.rules());
    }

    private static CompiledRules compile(List<RulePack> packs, RuleCatalog catalog) {
        KieServices services = KieServices.get();
        // A release id of its own keeps builds that run side by side apart.
        ReleaseId id = services.newReleaseId("io.github.abmrules", "rules-" + UUID.randomUUID(), "1");
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(id);
        Map<String, RuleFile> byPath = new HashMap<>();
        for (RulePack pack : packs) {
            for (RuleFile file : pack.files()) {
                byPath.put(file.kiePath(), file);
                files.write(file.kiePath(), file.text());
            }
        }
        KieContainer container = null;
        try {
            KieBuilder builder = services.newKieBuilder(files).buildAll(DrlProject.class);
            List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
            List<String> problems = new ArrayList<>(catalog.problems());
            problems.addAll(problems(errors, byPath, catalog.rules()));
            if (!problems.isEmpty()) {
                throw new BrokenRulesException(problems);
            }
            container = services.newKieContainer(id);
            // Not immutable: an immutable base drops facts that no pattern reads, and those are what the stages gather.
            KieBase base = container.getKieBase();
            KieSession warmUp = base.newKieSession();
            warmUp.dispose();
            return new CompiledRules(container, base, catalog.rules());
        } catch (RuntimeException e) {
            if (container != null) {
                container.dispose();
            }
            throw e;
        } finally {
            services.getRepository().removeKieModule(id);
        }
    }

    private static List<String> problems(List<Message> errors, Map<String, RuleFile> byPath, List<RuleInfo> rules) {
        TreeSet<String> problems = new TreeSet<>();
        for (Message error : errors) {
            String text = error.getText().strip().replaceAll("\\s+", " ");
            RuleFile file = error.getPath() == null ? null : byPath.get(resourcePath(error.getPath()));
            String place = file == null ? null : file.place() + ":" + Math.max(1, error.getLine());
            if (file == null || error.getLine() < 1) {
                for (RuleInfo rule : rules) {
                    if (text.contains("'" + rule.summary() + "'") || text.contains("\"" + rule.summary() + "\"")) {
                        place = rule.place();
                    }
                }
            }
            problems.add((place == null ? "rules" : place) + ": " + text);
        }
        return new ArrayList<>(problems);
    }

    private static String resourcePath(String path) {
        return path.startsWith("src/main/resources/") ? path : "src/main/resources/" + path;
    }

    /** The rules, in the order of packs, files and lines. */
    public List<RuleInfo> rules() {
        return rules;
    }

    /** A session; whoever opens it disposes it. */
    public KieSession newSession() {
        return base.newKieSession();
    }

    /** Sessions that were not disposed. */
    public int openSessions() {
        return base.getKieSessions().size();
    }

    @Override
    public void close() {
        container.dispose();
    }
}
