package io.github.abmrules.flink.bulk;

import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.explain.Finding;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Counts what is written, so that the end of the job can tell. */
final class Counting extends RichMapFunction<Decided, Decided> {
    private static final long serialVersionUID = 1;
    private static final String REVIEWS = "reviews";
    private static final String REJECTED = "rejected";
    private static final String FAILED = "failed";
    private static final String SEATED = "seated";

    private final LongCounter reviews = new LongCounter();
    private final LongCounter rejected = new LongCounter();
    private final LongCounter failed = new LongCounter();
    private final LongCounter seated = new LongCounter();
    private final EnumMap<Cluster, LongCounter> inForce = new EnumMap<>(Cluster.class);

    Counting() {
        for (Cluster cluster : Cluster.values()) {
            inForce.put(cluster, new LongCounter());
        }
    }

    @Override
    public void open(OpenContext context) {
        getRuntimeContext().addAccumulator(REVIEWS, reviews);
        getRuntimeContext().addAccumulator(REJECTED, rejected);
        getRuntimeContext().addAccumulator(FAILED, failed);
        getRuntimeContext().addAccumulator(SEATED, seated);
        for (Map.Entry<Cluster, LongCounter> each : inForce.entrySet()) {
            getRuntimeContext().addAccumulator(each.getKey().name(), each.getValue());
        }
    }

    @Override
    public Decided map(Decided record) {
        LongCounter cluster = record.inForce() == null ? null : inForce.get(record.inForce());
        if (cluster != null) {
            cluster.add(1);
        }
        reviews.add(record.review() ? 1 : 0);
        seated.add(record.seated() ? 1 : 0);
        rejected.add(record.kind() == Decided.Kind.REJECTED ? 1 : 0);
        failed.add(record.kind() == Decided.Kind.FAILED ? 1 : 0);
        return record;
    }

    /** How many accounts are in Active Focus. */
    static long seated(JobExecutionResult result) {
        return count(result, SEATED);
    }

    /** How many accounts the rules failed on. */
    static long failed(JobExecutionResult result) {
        return count(result, FAILED);
    }

    /** The counts of a job, with what a person should know about the portfolio. */
    static ClusterSummary summary(JobExecutionResult result, List<Finding> findings) {
        return new ClusterSummary(
                count(result, Cluster.CLUSTER_ICP.name()),
                count(result, Cluster.FUTURE_PIPELINE.name()),
                count(result, Cluster.ACTIVE_FOCUS.name()),
                count(result, Cluster.MONITOR_ONLY.name()),
                count(result, REVIEWS),
                count(result, REJECTED),
                findings);
    }

    private static long count(JobExecutionResult result, String name) {
        Long count = result.getAccumulatorResult(name);
        return count == null ? 0 : count;
    }
}
