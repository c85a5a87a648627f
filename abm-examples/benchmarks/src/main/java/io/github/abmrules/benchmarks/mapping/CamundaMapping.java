package io.github.abmrules.benchmarks.mapping;

import io.github.abmrules.core.cluster.Cluster;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/** The mapping as a DMN table with Camunda's engine, standing alone. */
public final class CamundaMapping implements Mapping {
    private final DmnEngine engine = engine();
    private final DmnDecision table;
    private final List<VariableMap> cases = new ArrayList<>();

    /** With these cases. */
    public CamundaMapping(List<MappingCase> cases) throws IOException {
        try (InputStream model =
                Objects.requireNonNull(CamundaMapping.class.getResourceAsStream("/mapping/mapping.dmn"))) {
            table = engine.parseDecision("cluster", model);
        }
        for (MappingCase each : cases) {
            this.cases.add(Variables.createVariables()
                    .putValue("tier", each.getTier().name())
                    .putValue("level", each.getLevel().name())
                    .putValue("news", each.isNews()));
        }
    }

    /** Of its two implementations of FEEL the faster one, which is not the one that it has by default. */
    private static DmnEngine engine() {
        DefaultDmnEngineConfiguration configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        return configuration.enableFeelLegacyBehavior(true).buildEngine();
    }

    @Override
    public List<Cluster> clusters() {
        List<Cluster> clusters = new ArrayList<>(cases.size());
        for (VariableMap each : cases) {
            clusters.add(Cluster.valueOf(
                    engine.evaluateDecisionTable(table, each).getSingleResult().<String>getSingleEntry()));
        }
        return clusters;
    }
}
