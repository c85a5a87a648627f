package io.github.abmrules.flink.bulk;

import io.github.abmrules.rules.AbmEngine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lets the first record of an account pass and rejects the others. In batch mode the records of a key come in the order of
 * their timestamps, and these are their places. What wants a seat of Active Focus, or has one, goes to the side as well.
 */
final class FirstOfId extends KeyedProcessFunction<String, Decided, Decided> {
    private static final long serialVersionUID = 1;

    /** Who is in Active Focus, and who asks for it. */
    static final OutputTag<Asked> ASKED = new OutputTag<>("asked") {
        private static final long serialVersionUID = 1;
    };

    @SuppressWarnings("NullAway.Init") // Set when it opens.
    private transient ValueState<Boolean> seen;

    @Override
    public void open(OpenContext context) {
        seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Types.BOOLEAN));
    }

    @Override
    public void processElement(Decided record, Context context, Collector<Decided> out) throws Exception {
        if (!record.id().isEmpty() && seen.value() != null) {
            out.collect(duplicate(record));
            return;
        }
        seen.update(true);
        if (record.seated() || record.kind() == Decided.Kind.CANDIDATE) {
            context.output(ASKED, new Asked(record.place(), record.claim()));
        }
        out.collect(record);
    }

    /** The key of a record: its account, and a key of its own when that cannot be read. */
    static String key(Decided record) {
        return record.id().isEmpty() ? "\u0000" + record.place() : record.id();
    }

    private static Decided duplicate(Decided record) {
        byte[] last = Deciding.rejections(
                record.place(), record.line(), record.id(), List.of(AbmEngine.duplicate(record.id())));
        byte[] all =
                record.readable() ? last : (text(record.json()) + "\n" + text(last)).getBytes(StandardCharsets.UTF_8);
        return Decided.rejected(record.place(), record.line(), record.id(), record.readable(), all);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
