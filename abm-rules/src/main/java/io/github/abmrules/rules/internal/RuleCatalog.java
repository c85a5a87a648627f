package io.github.abmrules.rules.internal;

import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.rules.analysis.Complaint;
import io.github.abmrules.rules.analysis.RuleChecks;
import io.github.abmrules.rules.analysis.RuleText;
import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.parameters.ParameterDeclaration;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.playbook.ItemId;
import io.github.abmrules.rules.restrict.Restriction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the rules out of rule files and checks what Drools does not: ids, packages and parameter keys. */
final class RuleCatalog {
    private static final Pattern BINDING =
            Pattern.compile("(\\$\\w+)\\s*:\\s*Parameters\\s*\\(\\s*pack\\s*==\\s*\"([^\"]*)\"");
    private static final Pattern PATTERN = Pattern.compile("Parameters\\s*\\(\\s*pack\\s*==\\s*\"([^\"]*)\"([^\\n]*)");
    private static final String GETTER =
            "(window|number|duration|decimal|flag|text|choices|dates|rows|criteria)\\s*\\(\\s*\"([^\"]*)\"";
    private static final Pattern ON_BINDING = Pattern.compile("(\\$\\w+)\\s*\\.\\s*" + GETTER);
    private static final Pattern IN_PATTERN = Pattern.compile("(?<![.\\w])" + GETTER);
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]*\\.[a-z0-9]+(-[a-z0-9]+)*");

    private final ParameterSet parameters;
    private final List<Complaint> complaints = new ArrayList<>();
    private final List<RuleInfo> rules = new ArrayList<>();
    private final Map<String, String> placeOfId = new HashMap<>();
    private final Map<String, String> idOfName = new HashMap<>();
    private final Map<String, ReadFile> files = new HashMap<>();
    private final Set<String> insertingOnce = new HashSet<>();
    private boolean parsed = true;
    private boolean refused;

    RuleCatalog(ParameterSet parameters) {
        this.parameters = parameters;
    }

    /** Reads a pack that may say whatever DRL can. */
    void addTrusted(RulePack pack) {
        pack.files().forEach(file -> read(file, null));
    }

    /** Reads a pack that may say only what restricted rules can. */
    void addRestricted(RulePack pack) {
        for (RuleFile file : pack.files()) {
            Restriction restriction = Restriction.of(file);
            int before = complaints.size();
            refused |= !restriction.complaints().isEmpty();
            if (restriction.readable()) {
                read(file, restriction);
            } else {
                parsed = false;
            }
            join(before, restriction.complaints());
        }
    }

    /**
     * Adds what is refused to what else is said about the same file: a line about which a mistake is known needs no second
     * one, and what is only bad style in trusted rules is a mistake in restricted ones.
     */
    private void join(int before, List<Complaint> refusals) {
        List<Complaint> said = new ArrayList<>(complaints.subList(before, complaints.size()));
        // The restricted reading says more of what the parser cannot read.
        said.removeIf(each -> each.message().startsWith("is no DRL")
                && refusals.stream().anyMatch(refusal -> refusal.line() == each.line()));
        for (Complaint refusal : refusals) {
            boolean known = false;
            for (int i = 0; i < said.size(); i++) {
                Complaint each = said.get(i);
                if (each.line() == refusal.line() && speaksOfTheSame(each)) {
                    known = true;
                    said.set(i, each.weight() == Complaint.Weight.MISTAKE ? each : mistake(each));
                }
            }
            if (!known) {
                said.add(refusal);
            }
        }
        said.sort(Comparator.comparingInt(Complaint::line).thenComparingInt(Complaint::column));
        complaints.subList(before, complaints.size()).clear();
        complaints.addAll(said);
    }

    private static boolean speaksOfTheSame(Complaint each) {
        return each.message().startsWith("unknown type ")
                || each.message().startsWith("unknown variable ")
                || each.message().startsWith("unknown verb ")
                || each.message().startsWith("unknown method ")
                || each.message().startsWith("a rule must not ")
                || each.message().startsWith("eval ");
    }

    private static Complaint mistake(Complaint style) {
        return new Complaint(
                style.file(),
                style.line(),
                style.column(),
                Complaint.Weight.MISTAKE,
                style.rule(),
                style.message(),
                style.source());
    }

    /** Whether something is refused, so that nothing may be compiled. */
    boolean refused() {
        return refused;
    }

    /** The file of each rule, by id. */
    Map<String, ReadFile> files() {
        return files;
    }

    /** The ids of the rules whose right-hand side is one insert. */
    Set<String> insertingOnce() {
        return insertingOnce;
    }

    /** The rules, in the order of packs, files and lines. */
    List<RuleInfo> rules() {
        return rules;
    }

    /** Whether every file is DRL, so that it can be compiled whatever else is wrong with it. */
    boolean parsed() {
        return parsed;
    }

    /** What is wrong, in the order of packs, files and lines. */
    List<Complaint> complaints() {
        return complaints;
    }

    /** Whether a line, or a rule, cannot be meant as it is written. */
    boolean mistaken(String file, int line, @Nullable String rule) {
        return complaints.stream()
                .anyMatch(each -> each.weight() == Complaint.Weight.MISTAKE
                        && each.file().equals(file)
                        && (each.line() == line || (rule != null && rule.equals(each.rule()))));
    }

    /** The rule that a message names, or that begins at a place; null when there is none. */
    @Nullable
    RuleInfo ruleOf(String message, @Nullable String place) {
        for (RuleInfo rule : rules) {
            if (message.contains("'" + rule.summary() + "'")
                    || message.contains("\"" + rule.summary() + "\"")
                    || rule.place().equals(place)) {
                return rule;
            }
        }
        return null;
    }

    /** Whether a text is about an import that leads nowhere, which was said already. */
    boolean mistakenImport(String text) {
        return complaints.stream()
                .anyMatch(each -> each.message().startsWith("the import ")
                        && text.contains(each.message().split(" ", 4)[2]));
    }

    private static Complaint mistake(RuleFile file, int line, @Nullable String rule, String message) {
        return Complaint.atLine(file.place(), file.text(), line, Complaint.Weight.MISTAKE, rule, message);
    }

    private void read(RuleFile file, @Nullable Restriction restriction) {
        List<Complaint> checks = List.of();
        ReadFile read;
        if (restriction == null) {
            ReadFile.Checked checked = ReadFile.checked(file);
            read = checked.file();
            checks = checked.complaints();
        } else {
            read = ReadFile.of(file);
        }
        if (!read.errors().isEmpty()) {
            parsed = false;
            complaints.addAll(read.errors());
            return;
        }
        String expected = "packs." + file.pack();
        if (!expected.equals(read.namespace())) {
            complaints.add(mistake(
                    file,
                    1,
                    null,
                    "the package is \"" + read.namespace() + "\", but the folder asks for \"" + expected + "\"."));
        }
        String[] lines = file.text().split("\n", -1);
        for (ReadFile.Head rule : read.heads()) {
            add(file, rule, lines);
            String id = rule.id();
            if (id != null) {
                files.put(id, read);
                if (rule.insertsOnce()) {
                    insertingOnce.add(id);
                }
            }
        }
        complaints.addAll(checks);
        if (restriction == null) {
            return;
        }
        RuleText text = read.text();
        if (restriction.checkable() && text != null) {
            complaints.addAll(RuleChecks.of(text));
        }
        if (restriction.complaints().isEmpty() && !sameRules(read, restriction.rules())) {
            refused = true;
            complaints.add(mistake(
                    file,
                    1,
                    null,
                    "restricted: the file can be read in more ways than one. Maybe a text holds words such as"
                            + " \"end\"?"));
        }
    }

    /** Whether the compiler's parser finds the same rules as the restricted reading, and nothing beside them. */
    private static boolean sameRules(ReadFile read, List<Restriction.Shape> shapes) {
        if (!read.rulesOnly() || read.heads().size() != shapes.size()) {
            return false;
        }
        for (int i = 0; i < shapes.size(); i++) {
            ReadFile.Head rule = read.heads().get(i);
            if (!rule.plain()
                    || !rule.name().equals(shapes.get(i).name())
                    || !rule.consequence().equals(shapes.get(i).consequence())) {
                return false;
            }
        }
        return true;
    }

    private void add(RuleFile file, ReadFile.Head rule, String[] lines) {
        int line = rule.line();
        String place = file.place() + ":" + line;
        String id = rule.id();
        if (id == null) {
            complaints.add(mistake(
                    file,
                    line,
                    null,
                    "the rule \"" + rule.name() + "\" has no @id. Maybe @id(\"" + file.pack()
                            + ".say-what-it-does\")?"));
            return;
        }
        if (!ID.matcher(id).matches() || !id.startsWith(file.pack() + ".")) {
            complaints.add(mistake(
                    file,
                    line,
                    null,
                    "the id \"" + id + "\" of the rule \"" + rule.name() + "\" must be \"" + file.pack()
                            + ".\" followed by lower-case words joined by hyphens."));
        }
        String earlier = placeOfId.putIfAbsent(id, place);
        if (earlier != null) {
            complaints.add(mistake(file, line, null, "the id \"" + id + "\" is taken by the rule at " + earlier + "."));
        }
        String source = rule.playbook();
        if (source == null) {
            complaints.add(mistake(
                    file, line, id, "has no @playbook. Name the section it comes from, or @playbook(\"house\")."));
            source = "";
        }
        if (rule.since() == null) {
            complaints.add(Complaint.atLine(
                    file.place(),
                    file.text(),
                    line,
                    Complaint.Weight.STYLE,
                    id,
                    "has no @since. Name the version it came with, such as @since(\"0.1\")."));
        }
        if (rule.name().isBlank()) {
            complaints.add(mistake(
                    file,
                    line,
                    id,
                    "has no name. A decision tells it as its reason: maybe a sentence that says what it decides?"));
        }
        String sameName = idOfName.putIfAbsent(rule.name(), id);
        if (sameName != null) {
            complaints.add(mistake(
                    file,
                    line,
                    id,
                    "the name \"" + rule.name() + "\" is that of " + sameName
                            + " already. Maybe say what is different about this one?"));
        }
        String text = text(lines, rule.line());
        rules.add(new RuleInfo(
                id, rule.name(), source, covers(file, rule, id), place, text, parametersOf(file, line, id, text)));
    }

    private List<String> covers(RuleFile file, ReadFile.Head rule, String id) {
        String items = rule.covers();
        if (items == null) {
            return List.of();
        }
        List<String> covers = ItemId.split(items);
        for (String item : covers) {
            if (!ItemId.isWellFormed(item)) {
                complaints.add(mistake(
                        file,
                        rule.line(),
                        id,
                        "covers \"" + item + "\", which is no item of the playbook. Maybe write"
                                + " document#section/item?"));
            }
        }
        return covers;
    }

    private List<String> parametersOf(RuleFile file, int line, String id, String text) {
        Map<String, String> packOfBinding = new HashMap<>();
        Set<String> found = new TreeSet<>();
        Matcher binding = BINDING.matcher(text);
        while (binding.find()) {
            packOfBinding.put(binding.group(1), binding.group(2));
        }
        Matcher pattern = PATTERN.matcher(text);
        while (pattern.find()) {
            Parameters pack = pack(pattern.group(1), file, line, id);
            Matcher key = IN_PATTERN.matcher(pattern.group(2));
            while (pack != null && key.find()) {
                note(pack, key.group(1), key.group(2), file, line, id, found);
            }
        }
        Matcher use = ON_BINDING.matcher(text);
        while (use.find()) {
            String packName = packOfBinding.get(use.group(1));
            Parameters pack = packName == null ? null : pack(packName, file, line, id);
            if (pack != null) {
                note(pack, use.group(2), use.group(3), file, line, id, found);
            }
        }
        return List.copyOf(found);
    }

    private @Nullable Parameters pack(String name, RuleFile file, int line, String id) {
        for (Parameters pack : parameters.packs()) {
            if (pack.pack().equals(name)) {
                return pack;
            }
        }
        List<String> known = parameters.packs().stream().map(Parameters::pack).toList();
        Complaint complaint = at(
                file,
                line,
                id,
                name,
                "asks for the parameters of \"" + name + "\", which is no pack. Known: " + String.join(", ", known)
                        + "." + Nearest.maybe(name, known));
        if (!complaints.contains(complaint)) {
            complaints.add(complaint);
        }
        return null;
    }

    private void note(
            Parameters pack, String getter, String key, RuleFile file, int line, String id, Set<String> found) {
        ParameterDeclaration declaration = pack.declaration(key);
        if (declaration == null) {
            List<String> known =
                    pack.declarations().stream().map(ParameterDeclaration::key).toList();
            complaints.add(at(
                    file,
                    line,
                    id,
                    key,
                    "asks for the parameter \"" + key + "\", which the pack " + pack.pack() + " does not have. Known: "
                            + String.join(", ", known) + "." + Nearest.maybe(key, known)));
            return;
        }
        List<String> getters = declaration.unit().getters();
        // A shipped rule is right: then the declaration is at fault, and who computes with it says so.
        if (!getters.contains(getter) && !file.place().startsWith("packs/")) {
            complaints.add(at(
                    file,
                    line,
                    id,
                    key,
                    "asks for the parameter \"" + key + "\" as a " + getter + ", but its unit is "
                            + declaration.unit().label() + "."
                            + (getters.isEmpty() ? "" : " Maybe " + getters.get(0) + "( \"" + key + "\" )?")));
        }
        found.add(pack.pack() + "/" + key);
    }

    /** Where a line begins. */
    static int offset(String text, int line) {
        int from = 0;
        for (int i = 1; i < line; i++) {
            from = text.indexOf('\n', from) + 1;
        }
        return from;
    }

    /** A mistake about a quoted word of a rule, where it first stands. */
    private static Complaint at(RuleFile file, int line, String rule, String word, String message) {
        int from = offset(file.text(), line);
        int found = file.text().indexOf("\"" + word + "\"", from);
        return Complaint.at(file.place(), file.text(), Math.max(from, found), Complaint.Weight.MISTAKE, rule, message);
    }

    /** From the line of the rule, and the comments right above it, to its end. */
    private static String text(String[] lines, int line) {
        int first = line - 1;
        while (first > 0 && lines[first - 1].startsWith("//")) {
            first--;
        }
        StringBuilder text = new StringBuilder();
        for (int i = first; i < lines.length; i++) {
            text.append(lines[i]).append('\n');
            if (i >= line - 1 && lines[i].strip().equals("end")) {
                break;
            }
        }
        return text.toString();
    }
}
