package io.github.abmrules.rules.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule file as it is read: its imports and rules, all with their places. Immutable.
 */
public final class RuleText {
    private final String file;
    private final String text;
    private final Map<String, Integer> imports;
    private final Map<String, Integer> staticImports;
    private final List<ReadRule> rules;
    /** What a rule must not hold, with its offset and the rule. */
    private final List<Complaint> unwanted;

    /**
     * A file.
     *
     * @param file its name, for complaints
     * @param text its text
     * @param imports the imported types, each with the offset of its import
     * @param staticImports the imported static methods, each with the offset of its import
     * @param rules its rules, in their order
     * @param unwanted what stands in rules although it must not
     */
    public RuleText(
            String file,
            String text,
            Map<String, Integer> imports,
            Map<String, Integer> staticImports,
            List<ReadRule> rules,
            List<Complaint> unwanted) {
        this.file = file;
        this.text = text;
        this.imports = new LinkedHashMap<>(imports);
        this.staticImports = new LinkedHashMap<>(staticImports);
        this.rules = List.copyOf(rules);
        this.unwanted = List.copyOf(unwanted);
    }

    /** The name of the file. */
    public String file() {
        return file;
    }

    /** The text of the file. */
    String text() {
        return text;
    }

    /** The imported types with the offset of their import. */
    Map<String, Integer> imports() {
        return imports;
    }

    /** The imported static methods with the offset of their import. */
    Map<String, Integer> staticImports() {
        return staticImports;
    }

    /** The rules, in their order. */
    public List<ReadRule> rules() {
        return rules;
    }

    /** An expression as it is written, on one line. */
    public String words(Expression expression) {
        return text.substring(expression.start(), expression.end()).strip().replaceAll("\\s+", " ");
    }

    /** The line of an offset, 1-based. */
    public int lineOf(int offset) {
        return 1
                + (int) text.substring(0, Math.min(offset, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** What stands in rules although it must not. */
    List<Complaint> unwanted() {
        return unwanted;
    }

    /** A complaint about what stands at an offset. */
    Complaint complaint(int offset, Complaint.Weight weight, @Nullable String rule, String message) {
        return Complaint.at(file, text, offset, weight, rule, message);
    }
}
