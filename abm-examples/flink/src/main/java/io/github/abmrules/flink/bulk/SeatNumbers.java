package io.github.abmrules.flink.bulk;

import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.rules.portfolio.SeatClaim;
import io.github.abmrules.rules.portfolio.Seats;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.apache.flink.api.common.functions.MapPartitionFunction;
import org.apache.flink.util.Collector;

/** Numbers the seats of Active Focus over the whole input: the one operator that sees all who ask. */
final class SeatNumbers implements MapPartitionFunction<Asked, Seat> {
    private static final long serialVersionUID = 1;
    private static final RecordJson<SeatClaim> CLAIM = RecordJson.of(SeatClaim.class);

    @Override
    public void mapPartition(Iterable<Asked> all, Collector<Seat> out) {
        Seats seats = new Seats();
        long[] places = new long[1024];
        int candidates = 0;
        for (Asked asked : all) {
            if (asked.claim().length == 0) {
                seats.addIncumbents(1);
                continue;
            }
            seats.add(CLAIM.require(new String(asked.claim(), StandardCharsets.UTF_8), ZoneOffset.UTC));
            if (candidates == places.length) {
                places = Arrays.copyOf(places, 2 * candidates);
            }
            places[candidates++] = asked.place();
        }
        int[] numbers = seats.numbers();
        for (int i = 0; i < numbers.length; i++) {
            out.collect(new Seat(places[i], numbers[i]));
        }
    }
}
