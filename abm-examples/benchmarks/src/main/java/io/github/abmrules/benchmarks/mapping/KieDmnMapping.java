package io.github.abmrules.benchmarks.mapping;

import io.github.abmrules.core.cluster.Cluster;
import java.util.ArrayList;
import java.util.List;
import org.kie.api.io.ResourceType;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** The mapping as a DMN table with KIE's engine. */
public final class KieDmnMapping implements Mapping {
    private final DMNRuntime runtime;
    private final DMNModel model;
    private final List<MappingCase> cases;

    /** With these cases. */
    public KieDmnMapping(List<MappingCase> cases) {
        this.cases = List.copyOf(cases);
        runtime = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(ResourceFactory.newClassPathResource("mapping/mapping.dmn")
                        .setResourceType(ResourceType.DMN)))
                .getOrElseThrow(e -> new IllegalStateException("The table does not compile.", e));
        model = runtime.getModels().get(0);
    }

    @Override
    public List<Cluster> clusters() {
        List<Cluster> clusters = new ArrayList<>(cases.size());
        for (MappingCase each : cases) {
            DMNContext context = runtime.newContext();
            context.set("tier", each.getTier().name());
            context.set("level", each.getLevel().name());
            context.set("news", each.isNews());
            DMNResult result = runtime.evaluateAll(model, context);
            clusters.add(Cluster.valueOf(
                    String.valueOf(result.getDecisionResults().get(0).getResult())));
        }
        return clusters;
    }
}
