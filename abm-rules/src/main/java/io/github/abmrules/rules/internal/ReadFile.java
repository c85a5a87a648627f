package io.github.abmrules.rules.internal;

import io.github.abmrules.rules.analysis.Complaint;
import io.github.abmrules.rules.analysis.ReadRule;
import io.github.abmrules.rules.analysis.RuleChecks;
import io.github.abmrules.rules.analysis.RuleText;
import io.github.abmrules.rules.internal.walk.Network;
import io.github.abmrules.rules.packs.RuleFile;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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
 * A rule file as the compiler's parser reads it, without the parser's own objects. Immutable and thread-safe.
 */
final class ReadFile {
    private static final Pattern AT = Pattern.compile("\\bLine (\\d+):(\\d+)");
    /** By place; what memory is short of is read again. */
    private static final Map<String, SoftReference<Checked>> KEPT = new ConcurrentHashMap<>();

    private final RuleFile file;
    private final List<Complaint> errors;
    private final @Nullable String namespace;
    private final List<Head> heads;
    private final boolean rulesOnly;

    /** Null when it is no DRL, and until it is asked for when somebody else has read the file. */
    private volatile @Nullable RuleText text;

    private ReadFile(
            RuleFile file,
            List<Complaint> errors,
            @Nullable String namespace,
            List<Head> heads,
            boolean rulesOnly,
            @Nullable RuleText text) {
        this.file = file;
        this.errors = errors;
        this.namespace = namespace;
        this.heads = List.copyOf(heads);
        this.rulesOnly = rulesOnly;
        this.text = text;
    }

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
     * @param insertsOnce whether its right-hand side is one insert
     */
    record Head(
            String name,
            int line,
            @Nullable String id,
            @Nullable String playbook,
            @Nullable String since,
            @Nullable String covers,
            String consequence,
            boolean plain,
            boolean insertsOnce) {

        private static Head of(RuleDescr rule, ReadRule read) {
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
                            && rule.getNamedConsequences().isEmpty(),
                    Network.insertsOnce(read));
        }

        private static Head read(DataInput in) throws IOException {
            return new Head(
                    in.readUTF(),
                    in.readInt(),
                    readNullable(in),
                    readNullable(in),
                    readNullable(in),
                    readNullable(in),
                    in.readUTF(),
                    in.readBoolean(),
                    in.readBoolean());
        }

        private void write(DataOutput out) throws IOException {
            out.writeUTF(name);
            out.writeInt(line);
            writeNullable(id, out);
            writeNullable(playbook, out);
            writeNullable(since, out);
            writeNullable(covers, out);
            out.writeUTF(consequence);
            out.writeBoolean(plain);
            out.writeBoolean(insertsOnce);
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

    /** Whether this is how a text reads. */
    boolean isOf(String other) {
        return file.text().equals(other);
    }

    /** Why it is no DRL; empty when it is. */
    List<Complaint> errors() {
        return errors;
    }

    /** Its package; null when it names none. */
    @Nullable
    String namespace() {
        return namespace;
    }

    /** Its rules, in their order. */
    List<Head> heads() {
        return heads;
    }

    /** Whether it holds imports and rules and nothing else. */
    boolean rulesOnly() {
        return rulesOnly;
    }

    /** Its structure; null when it is no DRL. */
    @Nullable
    RuleText text() {
        RuleText known = text;
        if (known == null && errors.isEmpty()) {
            known = of(file).text;
            text = known;
        }
        return known;
    }

    /**
     * Writes down how a file reads, except its structure.
     *
     * @throws IllegalStateException when something is wrong with it: then it is better read again
     */
    static void write(RuleFile file, DataOutput out) throws IOException {
        Checked checked = check(file);
        ReadFile read = checked.file();
        if (!read.errors.isEmpty() || !checked.complaints().isEmpty()) {
            throw new IllegalStateException(file.place() + " has mistakes: " + read.errors + " " + checked.complaints()
                    + ". Maybe run abm check?");
        }
        writeNullable(read.namespace, out);
        out.writeBoolean(read.rulesOnly);
        out.writeInt(read.heads.size());
        for (Head head : read.heads) {
            head.write(out);
        }
    }

    /** How a file reads that was written down; its structure is read when somebody asks for it. */
    static ReadFile read(RuleFile file, DataInput in) throws IOException {
        String namespace = readNullable(in);
        boolean rulesOnly = in.readBoolean();
        int rules = in.readInt();
        List<Head> heads = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            heads.add(Head.read(in));
        }
        return new ReadFile(file, List.of(), namespace, heads, rulesOnly, null);
    }

    private static @Nullable String readNullable(DataInput in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    private static void writeNullable(@Nullable String text, DataOutput out) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    /** Keeps how a shipped file reads, about which there is nothing to complain. */
    static void keep(RuleFile file, ReadFile read) {
        if (isShipped(file)) {
            KEPT.put(file.place(), new SoftReference<>(new Checked(file, read, List.of())));
        }
    }

    private static boolean isShipped(RuleFile file) {
        return file.place().startsWith("packs/");
    }

    /** Reads a file. */
    static ReadFile of(RuleFile file) {
        DrlParser parser = new DrlParser();
        PackageDescr descr;
        try {
            descr = parser.parse(false, file.text());
        } catch (DroolsParserException e) {
            return broken(file, List.of(mistake(file, 1, "is no DRL: " + e.getMessage())));
        } catch (StackOverflowError e) {
            return broken(file, List.of(mistake(file, 1, "is no DRL: it is nested too deeply.")));
        }
        if (parser.hasErrors() || descr == null) {
            List<Complaint> errors = new ArrayList<>();
            parser.getErrors().forEach(error -> errors.add(complaint(file, error)));
            if (errors.isEmpty()) {
                errors.add(mistake(file, 1, "is no DRL: nothing can be read of it."));
            }
            return broken(file, errors);
        }
        RuleText text = RuleTextReader.read(file.place(), file.text(), descr);
        List<Head> heads = new ArrayList<>();
        for (int i = 0; i < text.rules().size(); i++) {
            heads.add(Head.of(descr.getRules().get(i), text.rules().get(i)));
        }
        return new ReadFile(file, List.of(), descr.getNamespace(), heads, rulesOnly(descr), text);
    }

    /**
     * Reads and checks a file that may name any type. What the project ships is read once and kept while there is memory:
     * engines are made more often than its files change.
     */
    static Checked checked(RuleFile file) {
        if (!isShipped(file)) {
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
        RuleText text = read.text;
        return new Checked(file, read, text == null ? List.of() : List.copyOf(RuleChecks.of(text)));
    }

    private static ReadFile broken(RuleFile file, List<Complaint> errors) {
        return new ReadFile(file, errors, null, List.of(), false, null);
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
