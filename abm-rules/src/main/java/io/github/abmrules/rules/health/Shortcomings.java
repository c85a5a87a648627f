package io.github.abmrules.rules.health;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.Severity;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.yaml.BrokenFileException;
import io.github.abmrules.rules.yaml.YamlNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the parameters of the pack portfolio say of the failures and mistakes that the playbook warns of. */
public final class Shortcomings {
    private static final String EVIDENCE = "evidence";
    private static final String SEVERITIES = "severities";
    private static final String FAILURES = "failure-advice";
    private static final String MISTAKES = "mistake-advice";

    private Shortcomings() {}

    /**
     * The finding of a failure or mistake: what shows it, and what the playbook advises.
     *
     * @param code its code, a key of the parameters
     * @param field the field of the input that shows it
     * @param figures the figures that show it; empty when a flag does
     */
    public static Finding finding(Parameters parameters, String code, String field, String figures) {
        Map<String, YamlNode> failures = parameters.node(FAILURES).asMap();
        YamlNode advice =
                failures.containsKey(code) ? entry(parameters, FAILURES, code) : entry(parameters, MISTAKES, code);
        String seen = entry(parameters, EVIDENCE, code).asText() + (figures.isEmpty() ? "" : ": " + figures);
        return new Finding(
                code,
                entry(parameters, SEVERITIES, code).asChoice(Severity.class),
                seen + ". " + advice.asText(),
                field);
    }

    /**
     * Checks that the parameters say evidence, severity and advice of each.
     *
     * @throws BrokenFileException when one is missing or means nothing
     */
    static void check(Parameters parameters) {
        Set<String> advised = new TreeSet<>(parameters.node(FAILURES).asMap().keySet());
        advised.addAll(parameters.node(MISTAKES).asMap().keySet());
        for (String code : advised) {
            entry(parameters, EVIDENCE, code).asText();
            entry(parameters, SEVERITIES, code).asChoice(Severity.class);
        }
        for (String code : parameters.node(EVIDENCE).asMap().keySet()) {
            if (!advised.contains(code)) {
                throw parameters
                        .node(EVIDENCE)
                        .broken("there is no advice for " + code + " in " + FAILURES + " or " + MISTAKES + "."
                                + Nearest.maybe(code, advised));
            }
        }
    }

    private static YamlNode entry(Parameters parameters, String key, String code) {
        YamlNode table = parameters.node(key);
        YamlNode entry = table.get(code);
        if (entry == null) {
            throw table.broken(key + " says nothing of " + code + ". Maybe take over the shipped line?");
        }
        return entry;
    }
}
