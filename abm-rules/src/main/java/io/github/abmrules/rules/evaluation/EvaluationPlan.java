package io.github.abmrules.rules.evaluation;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How an engine evaluates its rules. A rule that reads one fact beside parameters, and inserts one, is <em>walked</em>: its
 * compiled tests are put to the fact, and its compiled right-hand side is called, without a session. All other rules, and
 * all that read the same facts as they do, run in sessions of some hundred inputs. Both ways give the same decisions.
 * Immutable.
 *
 * @param rules every rule, by id
 * @param onlySessions why nothing is walked; null when rules are walked that can be
 * @param foundBy for types of facts, by simple name, the fields of few values whose tests are looked up in a table that is
 *     filled with what the compiled tests say; types without such fields are left out
 */
public record EvaluationPlan(List<RuleWay> rules, @Nullable String onlySessions, Map<String, List<String>> foundBy) {

    /** Sorts and copies the list, and copies the map. */
    public EvaluationPlan {
        rules = rules.stream().sorted(Comparator.comparing(RuleWay::ruleId)).toList();
        Map<String, List<String>> copy = new TreeMap<>();
        foundBy.forEach((fact, fields) -> copy.put(fact, List.copyOf(fields)));
        foundBy = Collections.unmodifiableMap(copy);
    }

    /** How many rules are walked. */
    public int walked() {
        return (int) rules.stream().filter(RuleWay::walked).count();
    }

    /** Whether inputs go through the rules one by one, since none needs a session that they could share. */
    public boolean singly() {
        return onlySessions == null && walked() == rules.size();
    }

    /** For people: what is walked, fact by fact, and what needs a session, rule by rule, with the reason. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(walked()).append(" of ").append(rules.size()).append(" rules are walked");
        if (onlySessions != null) {
            text.append(": all run in sessions, since ").append(onlySessions);
        }
        text.append('\n');
        text.append(singly() ? "inputs go one by one\n" : "inputs go together, some hundred in a session\n");
        Map<String, Long> byFact = rules.stream()
                .filter(RuleWay::walked)
                .collect(Collectors.groupingBy(way -> String.valueOf(way.fact()), TreeMap::new, Collectors.counting()));
        byFact.forEach((fact, count) -> text.append("  walked   ")
                .append(fact)
                .append(": ")
                .append(count)
                .append(count == 1 ? " rule" : " rules")
                .append(foundBy.containsKey(fact) ? ", found by " + String.join(", ", foundBy.get(fact)) : "")
                .append('\n'));
        if (onlySessions == null) {
            for (RuleWay way : rules) {
                if (!way.walked()) {
                    text.append("  session  ")
                            .append(way.ruleId())
                            .append(": ")
                            .append(way.session())
                            .append('\n');
                }
            }
        }
        return text.toString();
    }
}
