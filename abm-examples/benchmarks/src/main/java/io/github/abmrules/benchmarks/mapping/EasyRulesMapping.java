package io.github.abmrules.benchmarks.mapping;

import io.github.abmrules.core.cluster.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.api.RulesEngineParameters;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/** The mapping with Easy Rules: a rule a row, and the first that applies ends the evaluation. */
public final class EasyRulesMapping implements Mapping {
    private static final String CASE = "case";

    private final Rules rules = new Rules();
    private final RulesEngine engine = new DefaultRulesEngine(new RulesEngineParameters().skipOnFirstAppliedRule(true));
    private final List<MappingCase> cases;

    /** With these cases. */
    public EasyRulesMapping(List<MappingCase> cases) {
        this.cases = List.copyOf(cases);
        for (MappingRow row : MappingRow.TABLE) {
            rules.register(new RuleBuilder()
                    .name("row " + rules.size())
                    .when(facts -> row.fits(facts.get(CASE)))
                    .then(facts -> facts.<MappingCase>get(CASE).setCluster(row.cluster()))
                    .build());
        }
    }

    @Override
    public List<Cluster> clusters() {
        List<Cluster> clusters = new ArrayList<>(cases.size());
        for (MappingCase each : cases) {
            Facts facts = new Facts();
            facts.put(CASE, each);
            engine.fire(rules, facts);
            clusters.add(Objects.requireNonNull(each.getCluster()));
        }
        return clusters;
    }
}
