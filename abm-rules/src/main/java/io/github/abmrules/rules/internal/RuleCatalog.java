package io.github.abmrules.rules.internal;

import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.playbook.ItemId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;

/** Reads the rules out of rule files and checks what Drools does not: ids, packages and parameter keys. */
final class RuleCatalog {
    private static final Pattern BINDING =
            Pattern.compile("(\\$\\w+)\\s*:\\s*Parameters\\s*\\(\\s*pack\\s*==\\s*\"([^\"]*)\"");
    private static final Pattern PATTERN = Pattern.compile("Parameters\\s*\\(\\s*pack\\s*==\\s*\"([^\"]*)\"([^\\n]*)");
    private static final String GETTER =
            "(?:window|number|duration|decimal|flag|text|choices|dates|rows|criteria)\\s*\\(\\s*\"([^\"]*)\"";
    private static final Pattern ON_BINDING = Pattern.compile("(\\$\\w+)\\s*\\.\\s*" + GETTER);
    private static final Pattern IN_PATTERN = Pattern.compile("(?<![.\\w])" + GETTER);
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]*\\.[a-z0-9]+(-[a-z0-9]+)*");

    private final ParameterSet parameters;
    private final List<String> problems = new ArrayList<>();
    private final List<RuleInfo> rules = new ArrayList<>();
    private final Map<String, String> placeOfId = new HashMap<>();
    private boolean parsed = true;

    RuleCatalog(ParameterSet parameters) {
        this.parameters = parameters;
    }

    void add(RulePack pack) {
        pack.files().forEach(this::add);
    }

    /** The rules, in the order of packs, files and lines. */
    List<RuleInfo> rules() {
        return rules;
    }

    /** Whether every file is DRL, so that it can be compiled whatever else is wrong with it. */
    boolean parsed() {
        return parsed;
    }

    /** What is wrong, each with its place. */
    List<String> problems() {
        return problems;
    }

    private void add(RuleFile file) {
        DrlParser parser = new DrlParser();
        PackageDescr descr;
        try {
            descr = parser.parse(false, file.text());
        } catch (DroolsParserException e) {
            parsed = false;
            problems.add(file.place() + ":1: is no DRL: " + e.getMessage());
            return;
        }
        if (parser.hasErrors() || descr == null) {
            parsed = false;
            for (DroolsError error : parser.getErrors()) {
                int line = error.getLines().length > 0 ? Math.max(1, error.getLines()[0]) : 1;
                problems.add(file.place() + ":" + line + ": is no DRL: "
                        + error.getMessage().strip().replaceAll("\\s+", " "));
            }
            return;
        }
        String expected = "packs." + file.pack();
        if (!expected.equals(descr.getNamespace())) {
            problems.add(file.place() + ":1: the package is \"" + descr.getNamespace()
                    + "\", but the folder asks for \"" + expected + "\".");
        }
        String[] lines = file.text().split("\n", -1);
        for (RuleDescr rule : descr.getRules()) {
            add(file, rule, lines);
        }
    }

    private void add(RuleFile file, RuleDescr rule, String[] lines) {
        String place = file.place() + ":" + rule.getLine();
        String id = annotation(rule, "id");
        if (id == null) {
            problems.add(place + ": the rule \"" + rule.getName() + "\" has no @id. Maybe @id(\"" + file.pack()
                    + ".say-what-it-does\")?");
            return;
        }
        if (!ID.matcher(id).matches() || !id.startsWith(file.pack() + ".")) {
            problems.add(place + ": the id \"" + id + "\" of the rule \"" + rule.getName() + "\" must be \""
                    + file.pack() + ".\" followed by lower-case words joined by hyphens.");
        }
        String earlier = placeOfId.putIfAbsent(id, place);
        if (earlier != null) {
            problems.add(place + ": the id \"" + id + "\" is taken by the rule at " + earlier + ".");
        }
        String source = annotation(rule, "playbook");
        if (source == null) {
            problems.add(place + ": the rule \"" + id + "\" has no @playbook. Name the section it comes from, or"
                    + " @playbook(\"house\").");
            source = "";
        }
        String text = text(lines, rule.getLine());
        rules.add(new RuleInfo(
                id, rule.getName(), source, covers(rule, id, place), place, text, parametersOf(id, place, text)));
    }

    private List<String> covers(RuleDescr rule, String id, String place) {
        String items = annotation(rule, "covers");
        if (items == null) {
            return List.of();
        }
        List<String> covers = ItemId.split(items);
        for (String item : covers) {
            if (!ItemId.isWellFormed(item)) {
                problems.add(place + ": the rule \"" + id + "\" covers \"" + item
                        + "\", which is no item of the playbook." + " Maybe write document#section/item?");
            }
        }
        return covers;
    }

    private List<String> parametersOf(String id, String place, String text) {
        Map<String, String> packOfBinding = new HashMap<>();
        Set<String> found = new TreeSet<>();
        Matcher binding = BINDING.matcher(text);
        while (binding.find()) {
            packOfBinding.put(binding.group(1), binding.group(2));
        }
        Matcher pattern = PATTERN.matcher(text);
        while (pattern.find()) {
            Parameters pack = pack(pattern.group(1), id, place);
            Matcher key = IN_PATTERN.matcher(pattern.group(2));
            while (pack != null && key.find()) {
                note(pack, key.group(1), id, place, found);
            }
        }
        Matcher use = ON_BINDING.matcher(text);
        while (use.find()) {
            String packName = packOfBinding.get(use.group(1));
            Parameters pack = packName == null ? null : pack(packName, id, place);
            if (pack != null) {
                note(pack, use.group(2), id, place, found);
            }
        }
        return List.copyOf(found);
    }

    private @Nullable Parameters pack(String name, String id, String place) {
        for (Parameters pack : parameters.packs()) {
            if (pack.pack().equals(name)) {
                return pack;
            }
        }
        List<String> known = parameters.packs().stream().map(Parameters::pack).toList();
        String problem = place + ": the rule \"" + id + "\" asks for the parameters of \"" + name
                + "\", which is no pack. Known: " + String.join(", ", known) + "." + Nearest.maybe(name, known);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
        return null;
    }

    private void note(Parameters pack, String key, String id, String place, Set<String> found) {
        if (pack.declaration(key) == null) {
            List<String> known = pack.declarations().stream()
                    .map(declaration -> declaration.key())
                    .toList();
            problems.add(place + ": the rule \"" + id + "\" asks for the parameter \"" + key + "\", which the pack "
                    + pack.pack() + " does not have. Known: " + String.join(", ", known) + "."
                    + Nearest.maybe(key, known));
            return;
        }
        found.add(pack.pack() + "/" + key);
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

    private static @Nullable String annotation(RuleDescr rule, String name) {
        AnnotationDescr annotation = rule.getAnnotation(name);
        return annotation == null || annotation.getSingleValue() == null
                ? null
                : AnnotationDescr.unquote(annotation.getSingleValueAsString());
    }
}
