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
import io.github.abmrules.rules.restrict.RuleTrust;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.jspecify.annotations.Nullable;
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
    /** The file of a complaint that Drools gives no file for. */
    private static final String NOWHERE = "rules";

    private static final String EXECUTABLE_MODEL = "org.drools.model.codegen.ExecutableModelProject";
    private static final Pattern QUOTED = Pattern.compile("Unable to Analyse Expression (.+?):");

    private final SharedBase base;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<RuleInfo> rules;
    private final Map<String, ReadFile> files;
    private final Network network;

    private CompiledRules(SharedBase base, RuleCatalog catalog) {
        this.base = base;
        this.rules = List.copyOf(catalog.rules());
        this.files = Map.copyOf(catalog.files());
        this.network = base.network(catalog.insertingOnce()::contains);
    }

    /** Compiles packs, of which those that the project does not ship are restricted. */
    public static CompiledRules of(List<RulePack> packs, ParameterSet parameters) {
        return of(packs, parameters, RuleTrust.RESTRICTED);
    }

    /**
     * Compiles packs.
     *
     * @param trust how far packs are trusted that the project does not ship
     *
     * @throws BrokenRulesException with every problem that was found
     */
    public static CompiledRules of(List<RulePack> packs, ParameterSet parameters, RuleTrust trust) {
        return of(packs, parameters, trust, files -> PrecompiledPacks.begin(PrecompiledPacks.packs(files)));
    }

    /**
     * Compiles packs, as above.
     *
     * @param begun what is being read already; it is used if the packs are those that it is about
     */
    public static CompiledRules of(
            List<RulePack> packs, ParameterSet parameters, RuleTrust trust, PrecompiledPacks.Reading begun) {
        return of(packs, parameters, trust, files -> begun);
    }

    /** Compiles packs even if the build has done so already. */
    static CompiledRules compiled(List<RulePack> packs, ParameterSet parameters, RuleTrust trust) {
        return of(packs, parameters, trust, files -> null);
    }

    /**
     * Compiles packs.
     *
     * @param precompiled gives what is being read of what is compiled already, null for nothing
     */
    static CompiledRules of(
            List<RulePack> packs,
            ParameterSet parameters,
            RuleTrust trust,
            Function<List<RuleFile>, PrecompiledPacks.@Nullable Reading> precompiled) {
        List<RuleFile> files =
                packs.stream().flatMap(pack -> pack.files().stream()).toList();
        PrecompiledPacks.Reading ready = SharedBase.isOpen(files) ? null : usable(precompiled.apply(files), files);
        RuleCatalog catalog = catalog(packs, parameters, trust);
        if (!catalog.parsed() || catalog.refused()) {
            throw new BrokenRulesException(mistakes(catalog.complaints()));
        }
        if (!mistakes(catalog.complaints()).isEmpty()) {
            // Shipped packs are right, so only the others can have more that is wrong.
            List<RulePack> own = own(packs);
            List<Complaint> complaints = new ArrayList<>(catalog.complaints());
            complaints.addAll(ClassLoaderGuard.call(() -> compileComplaints(own, catalog)));
            throw new BrokenRulesException(mistakes(complaints));
        }
        SharedBase base = ClassLoaderGuard.call(() -> SharedBase.of(files, () -> {
            KieBase compiled = ready == null ? null : ready.base();
            return compiled == null
                    ? SharedBase.Compiled.of(compile(packs, catalog))
                    : new SharedBase.Compiled(compiled, () -> {});
        }));
        return new CompiledRules(base, catalog);
    }

    /** What was compiled of exactly these files, which then need not be read; null when there is nothing. */
    private static PrecompiledPacks.@Nullable Reading usable(
            PrecompiledPacks.@Nullable Reading reading, List<RuleFile> files) {
        List<ReadFile> read = reading == null ? null : reading.of(files);
        if (read == null) {
            return null;
        }
        for (int i = 0; i < files.size(); i++) {
            ReadFile.keep(files.get(i), read.get(i));
        }
        return reading;
    }

    /**
     * The rules of packs as they are written.
     *
     * @param rules the rules, in the order of packs, files and lines
     * @param texts the file of each rule, by id
     */
    public record Read(List<RuleInfo> rules, Map<String, RuleText> texts) {

        /** Copies the collections. */
        public Read {
            rules = List.copyOf(rules);
            texts = Map.copyOf(texts);
        }
    }

    /**
     * The rules of packs, read and checked as far as that goes without compiling them.
     *
     * @param trust how far packs are trusted that the project does not ship
     * @throws BrokenRulesException with every problem that was found
     */
    public static Read read(List<RulePack> packs, ParameterSet parameters, RuleTrust trust) {
        RuleCatalog catalog = catalog(packs, parameters, trust);
        if (!catalog.parsed() || catalog.refused()) {
            throw new BrokenRulesException(mistakes(catalog.complaints()));
        }
        return new Read(catalog.rules(), texts(catalog.files()));
    }

    /** Packs as they are read: those that the project ships are trusted, the others as far as the host says. */
    private static RuleCatalog catalog(List<RulePack> packs, ParameterSet parameters, RuleTrust trust) {
        RuleCatalog catalog = new RuleCatalog(parameters);
        List<RulePack> own = trust == RuleTrust.TRUSTED ? List.of() : own(packs);
        for (RulePack pack : packs) {
            if (own.contains(pack)) {
                catalog.addRestricted(pack);
            } else {
                catalog.addTrusted(pack);
            }
        }
        return catalog;
    }

    private static List<RulePack> own(List<RulePack> packs) {
        List<RulePack> shipped =
                ShippedPacks.of(packs.stream().map(RulePack::name).toList());
        return packs.stream()
                .filter(pack -> shipped.stream().noneMatch(each -> sameRules(each, pack)))
                .toList();
    }

    /** Whether two packs say the same, whatever the figures that they say it with. */
    private static boolean sameRules(RulePack left, RulePack right) {
        return left.name().equals(right.name()) && left.files().equals(right.files());
    }

    /**
     * What is wrong with packs.
     *
     * @param complaints about them, in no particular order
     * @param rules their rules
     * @param whole whether all files could be read to their end
     */
    public record Checked(List<Complaint> complaints, List<RuleInfo> rules, boolean whole) {

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
     * @param trust how far the packs to check are trusted
     */
    public static Checked check(List<RulePack> packs, List<RulePack> others, ParameterSet parameters, RuleTrust trust) {
        return check(packs, others, parameters, trust, true);
    }

    /**
     * Checks packs, on request only as far as that goes without compiling them.
     *
     * @param packs the packs to check
     * @param others packs that will be loaded beside them, whose ids are taken
     * @param trust how far the packs to check are trusted
     * @param compile whether Drools is asked as well
     */
    public static Checked check(
            List<RulePack> packs, List<RulePack> others, ParameterSet parameters, RuleTrust trust, boolean compile) {
        RuleCatalog catalog = new RuleCatalog(parameters);
        others.forEach(catalog::addTrusted);
        int before = catalog.complaints().size();
        int known = catalog.rules().size();
        packs.forEach(trust == RuleTrust.TRUSTED ? catalog::addTrusted : catalog::addRestricted);
        List<Complaint> complaints = new ArrayList<>(
                catalog.complaints().subList(before, catalog.complaints().size()));
        if (compile && catalog.parsed() && !catalog.refused()) {
            complaints.addAll(ClassLoaderGuard.call(() -> compileComplaints(packs, catalog)));
        }
        return new Checked(
                complaints, catalog.rules().subList(known, catalog.rules().size()), catalog.parsed());
    }

    /**
     * What is wrong with packs only when they are compiled to Drools' executable model, without making anything that could
     * run. Packs that have mistakes otherwise are not looked at.
     *
     * @param packs the packs to check
     * @param trust how far they are trusted
     * @throws IllegalStateException when drools-model-codegen is not on the class path
     */
    public static List<Complaint> checkExecutableModel(List<RulePack> packs, ParameterSet parameters, RuleTrust trust) {
        RuleCatalog catalog = catalog(packs, parameters, trust);
        if (!catalog.parsed() || catalog.refused()) {
            return List.of();
        }
        Class<? extends KieBuilder.ProjectType> model = executableModel();
        return ClassLoaderGuard.call(() -> {
            try {
                List<Complaint> complaints = compileComplaints(packs, catalog, model);
                if (complaints.stream().noneMatch(CompiledRules::lacksPlace)) {
                    return complaints;
                }
            } catch (RuntimeException e) {
                // Drools breaks down on some rule: which one shows below.
            }
            List<Complaint> complaints = new ArrayList<>();
            for (RulePack pack : packs) {
                for (RuleFile file : pack.files()) {
                    complaints.addAll(ofFile(pack, file, catalog, model));
                }
            }
            return complaints;
        });
    }

    private static boolean lacksPlace(Complaint complaint) {
        return complaint.file().equals(NOWHERE) || complaint.line() == 1;
    }

    /** What is wrong with one file when it is compiled alone, where Drools does not say in which file it is. */
    private static List<Complaint> ofFile(
            RulePack pack, RuleFile file, RuleCatalog catalog, Class<? extends KieBuilder.ProjectType> mode) {
        RulePack alone = new RulePack(pack.name(), List.of(file), pack.parameters());
        List<RuleInfo> rules = catalog.rules().stream()
                .filter(rule -> rule.place().startsWith(file.place() + ":"))
                .toList();
        RuleInfo only = rules.size() == 1 ? rules.get(0) : null;
        int line = only == null
                ? 1
                : Integer.parseInt(only.place().substring(only.place().lastIndexOf(':') + 1));
        String id = only == null ? null : only.id();
        try {
            return compileComplaints(List.of(alone), catalog, mode).stream()
                    .map(each -> lacksPlace(each)
                            ? Complaint.atLine(file.place(), file.text(), line, each.weight(), id, each.message())
                            : each)
                    .toList();
        } catch (RuntimeException e) {
            return List.of(
                    Complaint.atLine(file.place(), file.text(), line, Complaint.Weight.MISTAKE, id, e.toString()));
        }
    }

    /** The kind of project is named in words: hosts need the library that has it only for this. */
    private static Class<? extends KieBuilder.ProjectType> executableModel() {
        try {
            return Class.forName(EXECUTABLE_MODEL, true, CompiledRules.class.getClassLoader())
                    .asSubclass(KieBuilder.ProjectType.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "The executable model needs org.drools:drools-model-codegen on the class path. Maybe add it beside"
                            + " abm-rules, in the version of drools-core?",
                    e);
        }
    }

    private static List<Complaint> compileComplaints(List<RulePack> packs, RuleCatalog catalog) {
        return compileComplaints(packs, catalog, DrlProject.class);
    }

    private static List<Complaint> compileComplaints(
            List<RulePack> packs, RuleCatalog catalog, Class<? extends KieBuilder.ProjectType> mode) {
        KieServices services = KieServices.get();
        ReleaseId id = releaseId(services);
        try {
            Map<String, RuleFile> byPath = new HashMap<>();
            KieBuilder builder =
                    services.newKieBuilder(files(services, id, packs, byPath)).buildAll(mode);
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

    private static KieContainer compile(List<RulePack> packs, RuleCatalog catalog) {
        KieServices services = KieServices.get();
        ReleaseId id = releaseId(services);
        Map<String, RuleFile> byPath = new HashMap<>();
        KieFileSystem files = files(services, id, packs, byPath);
        try {
            KieBuilder builder = services.newKieBuilder(files).buildAll(DrlProject.class);
            List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
            List<Complaint> complaints = new ArrayList<>(catalog.complaints());
            complaints.addAll(complaints(errors, byPath, catalog));
            List<String> mistakes = mistakes(complaints);
            if (!mistakes.isEmpty()) {
                throw new BrokenRulesException(mistakes);
            }
            return services.newKieContainer(id);
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
                complaints.put(text, new Complaint(NOWHERE, 1, 1, Complaint.Weight.MISTAKE, null, text, ""));
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
        return texts(files);
    }

    private static Map<String, RuleText> texts(Map<String, ReadFile> files) {
        Map<String, RuleText> texts = new HashMap<>();
        files.forEach((id, file) -> {
            RuleText text = file.text();
            if (text != null) {
                texts.put(id, text);
            }
        });
        return Map.copyOf(texts);
    }

    /** The compiled network, read for what can be evaluated without a session. */
    public Network network() {
        return network;
    }

    /** The rules as Drools has them. */
    KieBase base() {
        return base.base();
    }

    /** A session; whoever opens it disposes it. */
    public KieSession newSession() {
        return base.newSession();
    }

    /** Sessions that were not disposed. */
    public int openSessions() {
        return base.openSessions();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            base.close();
        }
    }
}
