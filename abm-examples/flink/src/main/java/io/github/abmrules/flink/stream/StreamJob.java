package io.github.abmrules.flink.stream;

import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.flink.ruleset.RuleSet;
import io.github.abmrules.flink.ruleset.RuleUpdate;
import io.github.abmrules.flink.source.FilesInOrder;
import io.github.abmrules.flink.source.Line;
import io.github.abmrules.flink.source.LineFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Decides about accounts as something comes to be known about them, and as time passes. Entries and rule updates come in as
 * lines of files; moves and changes of reviews go out as lines of files, each exactly once. Collects its settings; not
 * thread-safe.
 */
public final class StreamJob {
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final Path entries;
    private final Path output;
    private final RuleSet rules;
    private Instant rulesFrom = Instant.EPOCH;
    private ZoneId zone = ZoneOffset.UTC;
    private @Nullable Path updates;
    private @Nullable Duration follow;
    private @Nullable Instant until;
    private Duration recheck = Duration.ofDays(1);
    private Duration disorder = Duration.ofMinutes(1);

    /**
     * A job.
     *
     * @param entries a file, or a folder of files whose names are in the order of time
     * @param output the folder for what comes out
     * @param rules the rules at the beginning
     */
    public StreamJob(Path entries, Path output, RuleSet rules) {
        this.entries = entries;
        this.output = output;
        this.rules = rules;
    }

    /** From when on the rules of the beginning are in force; from the epoch on unless said otherwise. */
    public StreamJob rulesFrom(Instant value) {
        rulesFrom = value;
        return this;
    }

    /** The zone of calendar arithmetic; UTC unless said otherwise. */
    public StreamJob zone(ZoneId value) {
        zone = value;
        return this;
    }

    /** A file, or a folder of files, with rule updates; none unless said otherwise. */
    public StreamJob updates(Path value) {
        updates = value;
        return this;
    }

    /** Goes on for good and looks for new files this often. Unless said otherwise the job ends with its input. */
    public StreamJob follow(Duration every) {
        follow = every;
        return this;
    }

    /** Lets time pass up to this instant and not further. Unless said otherwise it passes as far as entries come. */
    public StreamJob until(Instant value) {
        until = value;
        return this;
    }

    /** How long after a change of rules every account is decided by them at the latest; a day unless said otherwise. */
    public StreamJob recheck(Duration value) {
        recheck = value;
        return this;
    }

    /** How much earlier than those before it an entry may be without being late; a minute unless said otherwise. */
    public StreamJob disorder(Duration value) {
        disorder = value;
        return this;
    }

    /** Puts the job together. */
    public void define(StreamExecutionEnvironment env) {
        env.setRuntimeMode(RuntimeExecutionMode.STREAMING);
        SingleOutputStreamOperator<Message> known = lines(env, entries, "entries")
                .process(new Reading.Entries(zone))
                .setParallelism(1)
                .name("read entries")
                .uid("read-entries");
        DataStream<Message> timed = known.assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Message>forBoundedOutOfOrderness(disorder)
                                .withTimestampAssigner((entry, before) -> entry.at()))
                .setParallelism(1)
                .uid("time-of-entries");
        DataStream<Output> refused = known.getSideOutput(Reading.REFUSED);
        DataStream<Message> changes;
        if (updates == null) {
            // A source has to have something: the rules of the beginning, which the operators have already.
            RuleUpdate same = RuleUpdate.of(rulesFrom, rules);
            Message message = new Message(rules.version(), TimerTime.millis(rulesFrom), RecordJson.write(same));
            changes = env.fromData(List.of(message), TypeInformation.of(Message.class))
                    .uid("same-rules");
        } else {
            SingleOutputStreamOperator<Message> read = lines(env, updates, "rules")
                    .process(new Reading.Updates(zone))
                    .setParallelism(1)
                    .name("read rules")
                    .uid("read-rules");
            refused = refused.union(read.getSideOutput(Reading.REFUSED));
            changes = read.assignTimestampsAndWatermarks(WatermarkStrategy.<Message>forMonotonousTimestamps()
                            .withTimestampAssigner((update, before) -> update.at())
                            .withIdleness(IDLE))
                    .setParallelism(1)
                    .uid("time-of-rules");
        }
        BroadcastStream<Message> broadcast = changes.broadcast(RuledFunction.RULES);
        SingleOutputStreamOperator<Output> accounts = timed.keyBy(Message::key, Types.STRING)
                .connect(broadcast)
                .process(new AccountFunction(rules, rulesFrom, zone, until, recheck))
                .name("accounts")
                .uid("accounts");
        SingleOutputStreamOperator<Output> seats = accounts.getSideOutput(AccountFunction.NOTICES)
                .keyBy(notice -> SeatFunction.KEY, Types.STRING)
                .connect(broadcast)
                .process(new SeatFunction(rules, rulesFrom, zone))
                .setParallelism(1)
                .name("seats of Active Focus")
                .uid("seats");
        accounts.union(seats, refused).sinkTo(sink()).name("files").uid("files");
    }

    private SingleOutputStreamOperator<Line> lines(StreamExecutionEnvironment env, Path path, String name) {
        FileSource.FileSourceBuilder<Line> source =
                FileSource.forBulkFileFormat(new LineFormat(), path).setSplitAssigner(FilesInOrder::new);
        if (follow != null) {
            source.monitorContinuously(follow);
        }
        return env.fromSource(source.build(), WatermarkStrategy.noWatermarks(), name)
                .setParallelism(1)
                .uid(name);
    }

    private FileSink<Output> sink() {
        return FileSink.forRowFormat(output, StreamJob::write)
                .withBucketAssigner(new OutputFolder())
                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                .withOutputFileConfig(
                        OutputFileConfig.builder().withPartSuffix(".jsonl").build())
                .build();
    }

    private static void write(Output line, OutputStream out) throws IOException {
        out.write(line.json());
        out.write('\n');
    }
}
