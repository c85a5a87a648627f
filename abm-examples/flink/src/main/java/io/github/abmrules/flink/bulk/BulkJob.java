package io.github.abmrules.flink.bulk;

import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.flink.ruleset.RuleSet;
import io.github.abmrules.flink.source.FilesInOrder;
import io.github.abmrules.flink.source.Line;
import io.github.abmrules.flink.source.LineFormat;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.portfolio.Seats;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.operators.Order;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.DefaultRollingPolicy;

/**
 * Decides about all accounts of some files, as {@code abm assign} does about one: the same lines in the same order.
 *
 * <p>Accounts are decided in parallel, each on its own. Then records of an account that was there before are rejected. Who
 * asks for Active Focus is told to one operator, which numbers the seats over the whole input; only those accounts are decided
 * again. At the end the records of each file are put in order by one task, and tasks share the files.
 */
public final class BulkJob {
    private final List<Path> input;
    private final Path output;
    private final RuleSet rules;
    private final ZoneId zone;
    private final Instant asOf;

    /**
     * A job.
     *
     * @param input jsonl files of different names, in order
     * @param output the folder for what comes out
     */
    public BulkJob(List<Path> input, Path output, RuleSet rules, ZoneId zone, Instant asOf) {
        this.input = List.copyOf(input);
        this.output = output;
        this.rules = rules;
        this.zone = zone;
        this.asOf = asOf;
    }

    /**
     * What a job wrote.
     *
     * @param summary the counts
     * @param failed how many accounts the rules failed on
     */
    public record Finished(ClusterSummary summary, long failed) {}

    /** Puts the job together. */
    public void define(StreamExecutionEnvironment env) {
        env.setRuntimeMode(RuntimeExecutionMode.BATCH);
        List<String> files = input.stream().map(Path::getName).toList();
        FileSource<Line> source = FileSource.forBulkFileFormat(new LineFormat(), input.toArray(Path[]::new))
                .setSplitAssigner(FilesInOrder::new)
                .build();
        SingleOutputStreamOperator<Decided> first = env.fromSource(source, WatermarkStrategy.noWatermarks(), "lines")
                .rebalance()
                .fullWindowPartition()
                .mapPartition(new FirstDecision(rules, zone, asOf, files))
                .name("first decision")
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Decided>noWatermarks().withTimestampAssigner((each, at) -> each.place()))
                .keyBy(FirstOfId::key)
                .process(new FirstOfId())
                .name("first of its id");
        DataStream<Seat> seats = first.getSideOutput(FirstOfId.ASKED)
                .global()
                .fullWindowPartition()
                .mapPartition(new SeatNumbers())
                .setParallelism(1)
                .name("seats of Active Focus");
        DataStream<Decided> second = first.filter(each -> each.kind() == Decided.Kind.CANDIDATE)
                .keyBy(Decided::place, Types.LONG)
                .connect(seats.keyBy(Seat::place, Types.LONG))
                .process(new TakeSeat())
                .name("take a seat")
                .rebalance()
                .fullWindowPartition()
                .mapPartition(new SecondDecision(rules, zone, asOf))
                .name("second decision");
        first.filter(each -> each.kind() != Decided.Kind.CANDIDATE)
                .union(second)
                .partitionCustom((file, tasks) -> file % tasks, each -> Place.file(each.place()))
                .fullWindowPartition()
                .sortPartition(Decided::place, Order.ASCENDING)
                .name("order of the input")
                .map(new Counting())
                .name("count")
                .sinkTo(sink(files))
                .name("files");
    }

    private FileSink<Decided> sink(List<String> files) {
        return FileSink.forRowFormat(output, BulkJob::write)
                .withBucketAssigner(new ResultFolder(files))
                // A file of the input becomes one file, however long that is.
                .withRollingPolicy(DefaultRollingPolicy.builder()
                        .withMaxPartSize(new MemorySize(Long.MAX_VALUE))
                        .withRolloverInterval(Duration.ofMillis(Long.MAX_VALUE))
                        .withInactivityInterval(Duration.ofMillis(Long.MAX_VALUE))
                        .build())
                .withOutputFileConfig(
                        OutputFileConfig.builder().withPartSuffix(".jsonl").build())
                .build();
    }

    private static void write(Decided record, OutputStream out) throws IOException {
        out.write(record.json());
        out.write('\n');
    }

    /** What a finished job wrote, by its counters. */
    public Finished finished(JobExecutionResult result) {
        Seats seats = new Seats();
        seats.addIncumbents(Counting.seated(result));
        try (AbmEngine engine = rules.engine(zone)) {
            return new Finished(
                    Counting.summary(result, engine.portfolioFindings(seats, asOf)), Counting.failed(result));
        }
    }
}
