package io.github.abmrules.benchmarks.mapping;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.fit.IcpTier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.evrete.KnowledgeService;
import org.evrete.api.Knowledge;
import org.evrete.api.builders.LhsBuilder;
import org.evrete.api.builders.RuleSetBuilder;

/** The mapping with Evrete: conditions that it compiles, and a stateless session for all cases at once. */
public final class EvreteMapping implements Mapping {
    private final KnowledgeService service = new KnowledgeService();
    private final Knowledge knowledge;
    private final List<MappingCase> cases;

    /** With these cases. */
    public EvreteMapping(List<MappingCase> cases) {
        this.cases = List.copyOf(cases);
        RuleSetBuilder<Knowledge> rules = service.newKnowledge()
                .addImport(IcpTier.class)
                .addImport(EngagementLevel.class)
                .builder();
        for (MappingRow row : MappingRow.TABLE) {
            LhsBuilder<Knowledge> rule = rules.newRule()
                    .forEach("$c", MappingCase.class)
                    .where(either("$c.tier", row.tiers()))
                    .where(either("$c.level", row.levels()));
            if (row.news() != null) {
                rule = rule.where(row.news() ? "$c.news" : "!$c.news");
            }
            rules = rule.execute(context -> context.<MappingCase>get("$c").setCluster(row.cluster()));
        }
        knowledge = rules.build();
    }

    private static String either(String field, Set<? extends Enum<?>> values) {
        return values.stream()
                .map(value -> field + " == " + value.getDeclaringClass().getSimpleName() + "." + value)
                .collect(Collectors.joining(" || "));
    }

    @Override
    public List<Cluster> clusters() {
        knowledge.newStatelessSession().insert(cases).fire();
        List<Cluster> clusters = new ArrayList<>(cases.size());
        for (MappingCase each : cases) {
            clusters.add(Objects.requireNonNull(each.getCluster()));
        }
        return clusters;
    }

    @Override
    public void close() {
        service.shutdown();
    }
}
