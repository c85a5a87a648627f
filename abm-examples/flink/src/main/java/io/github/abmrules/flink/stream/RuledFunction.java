package io.github.abmrules.flink.stream;

import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.flink.ruleset.RuleHistory;
import io.github.abmrules.flink.ruleset.RuleSet;
import io.github.abmrules.flink.ruleset.RuleUpdate;
import io.github.abmrules.flink.ruleset.UnusableRulesException;
import io.github.abmrules.rules.AbmEngine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides by rules that change while it runs. They come as text with their version, are compiled when they come, and are in
 * force for whatever happens from their instant on, in event time: so it does not matter when they arrive, as long as that is
 * before the watermark passes their instant. Rules that cannot be used are refused, and those before stay in force.
 */
abstract class RuledFunction extends KeyedBroadcastProcessFunction<String, Message, Message, Output>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(RuledFunction.class);

    /** How many sets of rules are kept that are no longer in force, for entries that come late. */
    private static final int PAST = 16;

    /** The rules that came so far, by the instant from which they are in force. */
    static final MapStateDescriptor<String, byte[]> RULES =
            new MapStateDescriptor<>("rules", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final RuleSet start;
    private final Instant startFrom;
    private final String zone;
    private transient @Nullable RuleHistory history;

    RuledFunction(RuleSet start, Instant startFrom, ZoneId zone) {
        this.start = start;
        this.startFrom = startFrom;
        this.zone = zone.getId();
    }

    /** Hears of rules that cannot be used; every task of the operator hears of it. */
    abstract void refused(Refusal refusal, Collector<Output> out);

    final ZoneId zone() {
        return ZoneId.of(zone);
    }

    /** The engine with the rules in force at an instant; not to be closed. */
    final AbmEngine engine(Instant at) {
        return history().at(at);
    }

    private RuleHistory history() {
        if (history == null) {
            throw new IllegalStateException("The rules are not there before the operator has its state.");
        }
        return history;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        BroadcastState<String, byte[]> kept = context.getOperatorStateStore().getBroadcastState(RULES);
        // The rules that the job is started with are among those that came, and take the place of those of their
        // instant.
        kept.put(startFrom.toString(), RecordJson.write(RuleUpdate.of(startFrom, start)));
        RuleHistory all = new RuleHistory(zone());
        history = all;
        for (Map.Entry<String, byte[]> each : kept.immutableEntries()) {
            RuleUpdate update = read(each.getValue());
            all.add(update.at(), update.rules());
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        // The state is always up to date.
    }

    @Override
    public void processBroadcastElement(Message message, Context context, Collector<Output> out) throws Exception {
        RuleUpdate update = read(message.json());
        try {
            history().add(update.at(), update.rules());
        } catch (UnusableRulesException e) {
            LOG.warn("Refused the rules of version {} from {} on", update.version(), update.at());
            refused(
                    new Refusal(
                            "rules",
                            null,
                            null,
                            update.at(),
                            "version",
                            update.version(),
                            String.valueOf(e.getMessage())),
                    out);
            return;
        }
        BroadcastState<String, byte[]> kept = context.getBroadcastState(RULES);
        kept.put(update.at().toString(), message.json());
        var starts = history().starts();
        for (int i = 0; i + PAST < starts.size(); i++) {
            if (TimerTime.millis(starts.get(i + PAST)) <= context.currentWatermark()) {
                history().forget(starts.get(i));
                kept.remove(starts.get(i).toString());
            }
        }
    }

    private static RuleUpdate read(byte[] json) {
        return RuleUpdate.JSON.require(new String(json, StandardCharsets.UTF_8), ZoneOffset.UTC);
    }

    @Override
    public void close() {
        if (history != null) {
            history.close();
        }
    }
}
