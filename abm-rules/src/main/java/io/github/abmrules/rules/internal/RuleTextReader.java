package io.github.abmrules.rules.internal;

import io.github.abmrules.rules.analysis.Complaint;
import io.github.abmrules.rules.analysis.Expression;
import io.github.abmrules.rules.analysis.ReadRule;
import io.github.abmrules.rules.analysis.RuleExpressions;
import io.github.abmrules.rules.analysis.RuleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.PatternSourceDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/**
 * Reads rule files: the structure is Drools' own reading, the expressions within are read by {@link RuleExpressions}. Used
 * once for a file, from one thread.
 */
final class RuleTextReader {
    private final String file;
    private final String text;
    private final List<Complaint> unwanted = new ArrayList<>();

    private RuleTextReader(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * A file as it is read.
     *
     * @param file its name, for complaints
     * @param text its text
     * @param descr Drools' reading of it
     */
    static RuleText read(String file, String text, PackageDescr descr) {
        RuleTextReader reader = new RuleTextReader(file, text);
        Map<String, Integer> imports = new LinkedHashMap<>();
        descr.getImports().forEach(each -> imports.put(each.getTarget(), reader.offset(each)));
        Map<String, Integer> staticImports = new LinkedHashMap<>();
        descr.getFunctionImports().forEach(each -> staticImports.put(each.getTarget(), reader.offset(each)));
        List<ReadRule> rules = new ArrayList<>();
        descr.getRules().forEach(each -> rules.add(reader.rule(each)));
        return new RuleText(file, text, imports, staticImports, rules, reader.unwanted);
    }

    private Complaint complaint(int offset, Complaint.Weight weight, @Nullable String rule, String message) {
        return Complaint.at(file, text, offset, weight, rule, message);
    }

    private int offset(ImportDescr each) {
        int line = Math.max(1, each.getLine());
        int from = 0;
        for (int i = 1; i < line; i++) {
            from = text.indexOf('\n', from) + 1;
        }
        int found = text.indexOf(each.getTarget(), from);
        return found < 0 ? from : found;
    }

    private ReadRule rule(RuleDescr rule) {
        AnnotationDescr annotation = rule.getAnnotation("id");
        String id = annotation == null || annotation.getSingleValue() == null
                ? null
                : AnnotationDescr.unquote(annotation.getSingleValueAsString());
        rule.getAttributes()
                .forEach((name, attribute) -> unwanted.add(complaint(
                        Math.max(rule.getStartCharacter(), text.indexOf(name, Math.max(0, rule.getStartCharacter()))),
                        Complaint.Weight.STYLE,
                        id,
                        "the attribute \"" + name
                                + "\" makes the order of rules matter. Maybe say in the conditions what the"
                                + " rule waits for?")));
        List<ReadRule.Pattern> patterns = new ArrayList<>();
        collect(rule.getLhs(), "", id, patterns);
        int begin = consequenceStart(rule);
        int end = consequenceEnd(begin, rule);
        return new ReadRule(
                id,
                rule.getName(),
                Math.max(0, rule.getStartCharacter()),
                patterns,
                RuleExpressions.statements(text, begin, end));
    }

    private int consequenceStart(RuleDescr rule) {
        String consequence = String.valueOf(rule.getConsequence()).strip();
        int lhsEnd = Math.max(rule.getStartCharacter(), rule.getLhs().getEndCharacter());
        int found = consequence.isEmpty() ? -1 : text.indexOf(consequence, Math.max(0, lhsEnd));
        return found < 0 ? text.length() : found;
    }

    private int consequenceEnd(int begin, RuleDescr rule) {
        return Math.min(
                text.length(),
                begin + String.valueOf(rule.getConsequence()).strip().length());
    }

    private void collect(BaseDescr element, String within, @Nullable String id, List<ReadRule.Pattern> patterns) {
        if (element instanceof PatternDescr pattern) {
            pattern(pattern, within, id, patterns);
        } else if (element instanceof EvalDescr eval) {
            unwanted.add(complaint(
                    eval.getStartCharacter(),
                    Complaint.Weight.STYLE,
                    id,
                    "eval hides its condition from indexes and explanations. Maybe put the condition into the pattern"
                            + " of the fact it is about?"));
        } else if (element instanceof ConditionalElementDescr group) {
            String inner = within;
            if (element instanceof NotDescr) {
                inner = "not";
            } else if (element instanceof ExistsDescr) {
                inner = "exists";
            } else if (element instanceof ForallDescr) {
                inner = "forall";
            }
            for (BaseDescr each : group.getDescrs()) {
                collect(each, inner, id, patterns);
            }
        }
    }

    private void pattern(PatternDescr pattern, String within, @Nullable String id, List<ReadRule.Pattern> patterns) {
        String type = pattern.getObjectType();
        if (type == null) {
            // A path, /facts[ … ], has no type of its own.
            return;
        }
        PatternSourceDescr source = pattern.getSource();
        String inner = within;
        Map<String, String> functions = new LinkedHashMap<>();
        if (source instanceof AccumulateDescr accumulate) {
            accumulate.getFunctions().stream()
                    .filter(each -> each.getBind() != null)
                    .forEach(each -> functions.put(each.getBind(), each.getFunction()));
            collect(accumulate.getInput(), "accumulate", id, patterns);
            inner = "result";
        } else if (source instanceof CollectDescr collect) {
            collect(collect.getInputPattern(), "collect", id, patterns);
            inner = "result";
        } else if (source instanceof FromDescr) {
            inner = "from";
        }
        List<Expression> conditions = new ArrayList<>();
        for (BaseDescr each : pattern.getConstraint().getDescrs()) {
            if (each instanceof ExprConstraintDescr expression && each.getStartCharacter() >= 0) {
                conditions.add(
                        RuleExpressions.read(text, expression.getStartCharacter(), expression.getEndCharacter() + 1));
            }
        }
        int start = Math.max(0, pattern.getStartCharacter());
        int typeStart = text.indexOf(type, start);
        patterns.add(new ReadRule.Pattern(
                start, pattern.getIdentifier(), type, typeStart < 0 ? start : typeStart, inner, conditions, functions));
    }
}
