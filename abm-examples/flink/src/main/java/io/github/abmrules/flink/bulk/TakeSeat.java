package io.github.abmrules.flink.bulk;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** Brings each account that wants a seat together with its number, whichever comes first. */
final class TakeSeat extends KeyedCoProcessFunction<Long, Decided, Seat, Seated> {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("NullAway.Init") // Set when it opens.
    private transient ValueState<Decided> candidate;

    @SuppressWarnings("NullAway.Init") // Set when it opens.
    private transient ValueState<Seat> seat;

    @Override
    public void open(OpenContext context) {
        candidate = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("candidate", TypeInformation.of(Decided.class)));
        seat = getRuntimeContext().getState(new ValueStateDescriptor<>("seat", TypeInformation.of(Seat.class)));
    }

    @Override
    public void processElement1(Decided asking, Context context, Collector<Seated> out) throws Exception {
        Seat given = seat.value();
        if (given == null) {
            candidate.update(asking);
        } else {
            out.collect(new Seated(asking, given.number()));
        }
    }

    @Override
    public void processElement2(Seat given, Context context, Collector<Seated> out) throws Exception {
        Decided asking = candidate.value();
        if (asking == null) {
            seat.update(given);
        } else {
            out.collect(new Seated(asking, given.number()));
        }
    }
}
