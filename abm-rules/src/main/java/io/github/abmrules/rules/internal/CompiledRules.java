package io.github.abmrules.rules.internal;

import io.github.abmrules.rules.analysis.Complaint;
import io.github.abmrules.rules.analysis.RuleText;
import io.github.abmrules.rules.internal.walk.Network;
import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.parameters.ParameterSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.internal.concurrent.ExecutorProviderFactory;

/** Rule packs, checked and compiled once. Thread-safe; sessions of it are not. */
public final class CompiledRules implements AutoCloseable {
    private static final Pattern QUOTED = Pattern.compile("Unable to Analyse Expression (.+?):");

    private final KieContainer container;
    private final KieBase base;
    private final List<RuleInfo> rules;
    private final Map<String, RuleText> texts;
    private final Network network;

    private CompiledRules(KieContainer container, KieBase base, RuleCatalog catalog) {
        this.container = container;
        this.base = base;
        this.rules = List.copyOf(catalog.rules());
        this.texts = Map.copyOf(catalog.texts());
        this.network = Network.of(base, texts);
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
            throw new BrokenRulesException(mistakes(catalog.complaints()));
        }
        if (!mistakes(catalog.complaints()).isEmpty()) {
            // Shipped packs are right, so only the others can have more that is wrong.
            List<RulePack> shipped = ShippedPacks.all();
            List<RulePack> own =
                    packs.stream().filter(pack -> !shipped.contains(pack)).toList();
            List<Complaint> complaints = new ArrayList<>(catalog.complaints());
            complaints.addAll(ClassLoaderGuard.call(() -> compileComplaints(own, catalog)));
            throw new BrokenRulesException(mistakes(complaints));
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
        if (!catalog.parsed()) {
            throw new BrokenRulesException(mistakes(catalog.complaints()));
        }
        return List.copyOf(catalog.rules());
    }

    /**
     * What is wrong with packs.
     *
     * @param complaints about them, in no particular order
     * @param rules their rules
     */
    public record Checked(List<Complaint> complaints, List<RuleInfo> rules) {

        /** Copies the lists. */
        public Checked {
            complaints = List.copyOf(complaints);
            rules = List.copyOf(rules);
        }
    }

    /**
     * Checks packs without making anything that could run.
     *
     * @param packs the packs to check
     * @param others packs that will be loaded beside them, whose ids are taken
     */
    public static Checked check(List<RulePack> packs, List<RulePack> others, ParameterSet parameters) {
        RuleCatalog catalog = new RuleCatalog(parameters);
        others.forEach(catalog::add);
        int before = catalog.complaints().size();
        int known = catalog.rules().size();
        packs.forEach(catalog::add);
        List<Complaint> complaints = new ArrayList<>(
                catalog.complaints().subList(before, catalog.complaints().size()));
        if (catalog.parsed()) {
            complaints.addAll(ClassLoaderGuard.call(() -> compileComplaints(packs, catalog)));
        }
        return new Checked(
                complaints, catalog.rules().subList(known, catalog.rules().size()));
    }

    private static List<Complaint> compileComplaints(List<RulePack> packs, RuleCatalog catalog) {
        KieServices services = KieServices.get();
        ReleaseId id = releaseId(services);
        try {
            Map<String, RuleFile> byPath = new HashMap<>();
            KieBuilder builder =
                    services.newKieBuilder(files(services, id, packs, byPath)).buildAll(DrlProject.class);
            return complaints(builder.getResults().getMessages(Message.Level.ERROR), byPath, catalog);
        } finally {
            services.getRepository().removeKieModule(id);
        }
    }

    /** A release id of its own keeps builds that run side by side apart. */
    private static ReleaseId releaseId(KieServices services) {
        return services.newReleaseId("io.github.abmrules", "rules-" + UUID.randomUUID(), "1");
    }

    private static KieFileSystem files(
            KieServices services, ReleaseId id, List<RulePack> packs, Map<String, RuleFile> byPath) {
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(id);
        for (RulePack pack : packs) {
            for (RuleFile file : pack.files()) {
                byPath.put(file.kiePath(), file);
                files.write(file.kiePath(), file.text());
            }
        }
        return files;
    }

    private static CompiledRules compile(List<RulePack> packs, RuleCatalog catalog) {
        KieServices services = KieServices.get();
        ReleaseId id = releaseId(services);
        Map<String, RuleFile> byPath = new HashMap<>();
        KieFileSystem files = files(services, id, packs, byPath);
        KieContainer container = null;
        try {
            KieBuilder builder = services.newKieBuilder(files).buildAll(DrlProject.class);
            List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
            List<Complaint> complaints = new ArrayList<>(catalog.complaints());
            complaints.addAll(complaints(errors, byPath, catalog));
            List<String> mistakes = mistakes(complaints);
            if (!mistakes.isEmpty()) {
                throw new BrokenRulesException(mistakes);
            }
            container = services.newKieContainer(id);
            // Not immutable: an immutable base drops facts that no pattern reads, and those are what the stages gather.
            KieBase base = container.getKieBase();
            KieSession warmUp = base.newKieSession();
            warmUp.dispose();
            // Tests are compiled in the background, by an executor that is looked for once.
            ExecutorProviderFactory.getExecutorProvider();
            return new CompiledRules(container, base, catalog);
        } catch (RuntimeException e) {
            if (container != null) {
                container.dispose();
            }
            throw e;
        } finally {
            services.getRepository().removeKieModule(id);
        }
    }

    private static List<String> mistakes(List<Complaint> complaints) {
        return complaints.stream()
                .filter(each -> each.weight() == Complaint.Weight.MISTAKE)
                .map(Complaint::toString)
                .toList();
    }

    /** What Drools says of rules and lines that nobody has complained about yet. */
    private static List<Complaint> complaints(List<Message> errors, Map<String, RuleFile> byPath, RuleCatalog catalog) {
        Map<String, Complaint> complaints = new TreeMap<>();
        for (Message error : errors) {
            String text = error.getText().strip().replaceAll("\\s+", " ");
            RuleFile file = error.getPath() == null ? null : byPath.get(resourcePath(error.getPath()));
            int line = Math.max(1, error.getLine());
            RuleInfo rule = catalog.ruleOf(text, file == null ? null : file.place() + ":" + line);
            if (rule != null) {
                int colon = rule.place().lastIndexOf(':');
                String place = rule.place().substring(0, colon);
                if (file == null || !file.place().equals(place)) {
                    file = byPath.values().stream()
                            .filter(each -> each.place().equals(place))
                            .findFirst()
                            .orElse(file);
                    line = Integer.parseInt(rule.place().substring(colon + 1));
                }
            }
            if (file == null) {
                complaints.put(text, new Complaint("rules", 1, 1, Complaint.Weight.MISTAKE, null, text, ""));
                continue;
            }
            line = lineOf(text, file, line);
            String id = rule == null ? null : rule.id();
            if (!catalog.mistaken(file.place(), line, id) && !catalog.mistakenImport(text)) {
                complaints.put(
                        file.place() + ":" + line + " " + text,
                        Complaint.atLine(file.place(), file.text(), line, Complaint.Weight.MISTAKE, id, text));
            }
        }
        return List.copyOf(complaints.values());
    }

    /** The line of the expression that a message quotes, where it gives none. */
    private static int lineOf(String message, RuleFile file, int line) {
        Matcher quoted = QUOTED.matcher(message);
        if (line > 1 || !quoted.find()) {
            return line;
        }
        String[] lines = file.text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].replaceAll("\\s+", " ").contains(quoted.group(1))) {
                return i + 1;
            }
        }
        return line;
    }

    private static String resourcePath(String path) {
        return path.startsWith("src/main/resources/") ? path : "src/main/resources/" + path;
    }

    /** The rules, in the order of packs, files and lines. */
    public List<RuleInfo> rules() {
        return rules;
    }

    /** The file of each rule, by id. */
    public Map<String, RuleText> texts() {
        return texts;
    }

    /** The compiled network, read for what can be evaluated without a session. */
    public Network network() {
        return network;
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
