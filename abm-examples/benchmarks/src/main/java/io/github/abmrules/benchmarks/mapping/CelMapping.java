package io.github.abmrules.benchmarks.mapping;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.github.abmrules.core.cluster.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The mapping with CEL-Java: one expression, compiled once. */
public final class CelMapping implements Mapping {
    private static final String TABLE = """
            tier in ['D', 'E'] ? 'MONITOR_ONLY'
            : tier == 'C' ? (news || level in ['MEDIUM', 'HIGH'] ? 'FUTURE_PIPELINE' : 'CLUSTER_ICP')
            : level == 'HIGH' || (level == 'MEDIUM' && news) ? 'ACTIVE_FOCUS'
            : level == 'MEDIUM' || news ? 'FUTURE_PIPELINE'
            : 'CLUSTER_ICP'
            """;

    private final CelRuntime.Program program;
    private final List<Map<String, Object>> cases = new ArrayList<>();

    /** With these cases. */
    public CelMapping(List<MappingCase> cases) {
        try {
            program = CelRuntimeFactory.plannerRuntimeBuilder()
                    .build()
                    .createProgram(CelCompilerFactory.standardCelCompilerBuilder()
                            .addVar("tier", SimpleType.STRING)
                            .addVar("level", SimpleType.STRING)
                            .addVar("news", SimpleType.BOOL)
                            .setResultType(SimpleType.STRING)
                            .build()
                            .compile(TABLE)
                            .getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException("The expression does not compile: " + TABLE, e);
        }
        for (MappingCase each : cases) {
            this.cases.add(Map.of(
                    "tier", each.getTier().name(), "level", each.getLevel().name(), "news", each.isNews()));
        }
    }

    @Override
    public List<Cluster> clusters() {
        List<Cluster> clusters = new ArrayList<>(cases.size());
        try {
            for (Map<String, Object> each : cases) {
                clusters.add(Cluster.valueOf(String.valueOf(program.eval(each))));
            }
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("The expression fails: " + TABLE, e);
        }
        return clusters;
    }
}
