package io.github.abmrules.rules.internal;

import io.github.abmrules.rules.analysis.Complaint;
import io.github.abmrules.rules.analysis.RuleChecks;
import io.github.abmrules.rules.analysis.RuleText;
import io.github.abmrules.rules.packs.RuleFile;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;

/**
 * A rule file as the compiler's parser reads it, without the parser's own objects. Immutable.
 *
 * @param errors why it is no DRL; empty when it is
 * @param namespace its package; null when it names none
 * @param heads its rules, in their order
 * @param rulesOnly whether it holds imports and rules and nothing else
 * @param text its structure; null when it is no DRL
 */
record ReadFile(
        List<Complaint> errors,
        @Nullable String namespace,
        List<Head> heads,
        boolean rulesOnly,
        @Nullable RuleText text) {
    private static final Pattern AT = Pattern.compile("\\bLine (\\d+):(\\d+)");
    /** By place; what memory is short of is read again. */
    private static final Map<String, SoftReference<Checked>> KEPT = new ConcurrentHashMap<>();

    /**
     * What a rule says of itself.
     *
     * @param name its name
     * @param line where it begins
     * @param id its id; null when it has none
     * @param playbook the section it comes from; null when it names none
     * @param since the version it came with; null when it names none
     * @param covers the items of the playbook it covers, as they are written; null when it names none
     * @param consequence its right-hand side, without blanks around it
     * @param plain whether it extends no rule, is no query and has one consequence
     */
    record Head(
            String name,
            int line,
            @Nullable String id,
            @Nullable String playbook,
            @Nullable String since,
            @Nullable String covers,
            String consequence,
            boolean plain) {

        private static Head of(RuleDescr rule) {
            return new Head(
                    rule.getName(),
                    rule.getLine(),
                    annotation(rule, "id"),
                    annotation(rule, "playbook"),
                    annotation(rule, "since"),
                    annotation(rule, "covers"),
                    String.valueOf(rule.getConsequence()).strip(),
                    rule.getParentName() == null
                            && !rule.isQuery()
                            && rule.getNamedConsequences().isEmpty());
        }

        private static @Nullable String annotation(RuleDescr rule, String name) {
            AnnotationDescr annotation = rule.getAnnotation(name);
            return annotation == null || annotation.getSingleValue() == null
                    ? null
                    : AnnotationDescr.unquote(annotation.getSingleValueAsString());
        }
    }

    /**
     * A file with what its checks say.
     *
     * @param source what was read
     * @param file how it reads
     * @param complaints what is wrong with its text
     */
    record Checked(RuleFile source, ReadFile file, List<Complaint> complaints) {}

    /** Reads a file. */
    static ReadFile of(RuleFile file) {
        DrlParser parser = new DrlParser();
        PackageDescr descr;
        try {
            descr = parser.parse(false, file.text());
        } catch (DroolsParserException e) {
            return broken(List.of(mistake(file, 1, "is no DRL: " + e.getMessage())));
        } catch (StackOverflowError e) {
            return broken(List.of(mistake(file, 1, "is no DRL: it is nested too deeply.")));
        }
        if (parser.hasErrors() || descr == null) {
            List<Complaint> errors = new ArrayList<>();
            parser.getErrors().forEach(error -> errors.add(complaint(file, error)));
            return broken(errors);
        }
        return new ReadFile(
                List.of(),
                descr.getNamespace(),
                descr.getRules().stream().map(Head::of).toList(),
                rulesOnly(descr),
                RuleTextReader.read(file.place(), file.text(), descr));
    }

    /**
     * Reads and checks a file that may name any type. What the project ships is read once and kept while there is memory:
     * engines are made more often than its files change.
     */
    static Checked checked(RuleFile file) {
        if (!file.place().startsWith("packs/")) {
            return check(file);
        }
        SoftReference<Checked> reference = KEPT.get(file.place());
        Checked kept = reference == null ? null : reference.get();
        if (kept != null && kept.source().equals(file)) {
            return kept;
        }
        Checked checked = check(file);
        KEPT.put(file.place(), new SoftReference<>(checked));
        return checked;
    }

    private static Checked check(RuleFile file) {
        ReadFile read = of(file);
        return new Checked(file, read, read.text() == null ? List.of() : List.copyOf(RuleChecks.of(read.text())));
    }

    private static ReadFile broken(List<Complaint> errors) {
        return new ReadFile(errors, null, List.of(), false, null);
    }

    private static boolean rulesOnly(PackageDescr descr) {
        return descr.getFunctions().isEmpty()
                && descr.getTypeDeclarations().isEmpty()
                && descr.getEnumDeclarations().isEmpty()
                && descr.getGlobals().isEmpty()
                && descr.getEntryPointDeclarations().isEmpty()
                && descr.getWindowDeclarations().isEmpty()
                && descr.getAccumulateImports().isEmpty()
                && descr.getAttributes().isEmpty();
    }

    private static Complaint complaint(RuleFile file, DroolsError error) {
        int line = error.getLines().length > 0 ? Math.max(1, error.getLines()[0]) : 1;
        String message = "is no DRL: " + error.getMessage().strip().replaceAll("\\s+", " ");
        Matcher place = AT.matcher(message);
        if (place.find() && Integer.parseInt(place.group(1)) == line) {
            int offset = RuleCatalog.offset(file.text(), line) + Integer.parseInt(place.group(2));
            return Complaint.at(file.place(), file.text(), offset, Complaint.Weight.MISTAKE, null, message);
        }
        return mistake(file, line, message);
    }

    private static Complaint mistake(RuleFile file, int line, String message) {
        return Complaint.atLine(file.place(), file.text(), line, Complaint.Weight.MISTAKE, null, message);
    }
}
