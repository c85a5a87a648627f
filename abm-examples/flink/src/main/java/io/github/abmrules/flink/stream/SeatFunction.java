package io.github.abmrules.flink.stream;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.core.store.HistoryKind;
import io.github.abmrules.flink.ruleset.RuleSet;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.portfolio.SeatClaim;
import io.github.abmrules.rules.portfolio.Seats;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Knows who is in Active Focus and who waits for it, of all accounts, and numbers the seats: the one operator that is not
 * divided. An account that wants a seat is decided once more with its number, which may give its review one more reason. It
 * takes notices in the order of their instants, then of accounts.
 */
final class SeatFunction extends RuledFunction {
    private static final long serialVersionUID = 1;

    /** The key of all notices. */
    static final String KEY = "seats";

    @SuppressWarnings("NullAway.Init") // Set when it opens.
    private transient MapState<Long, List<byte[]>> arrived;

    @SuppressWarnings("NullAway.Init") // Set when it opens.
    private transient MapState<String, Boolean> seated;

    @SuppressWarnings("NullAway.Init") // Set when it opens.
    private transient MapState<String, byte[]> waiting;

    SeatFunction(RuleSet start, Instant startFrom, ZoneId zone) {
        super(start, startFrom, zone);
    }

    @Override
    public void open(OpenContext context) {
        var bytes = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
        arrived = getRuntimeContext().getMapState(new MapStateDescriptor<>("arrived", Types.LONG, Types.LIST(bytes)));
        seated = getRuntimeContext().getMapState(new MapStateDescriptor<>("seated", Types.STRING, Types.BOOLEAN));
        waiting = getRuntimeContext().getMapState(new MapStateDescriptor<>("waiting", Types.STRING, bytes));
    }

    @Override
    void refused(Refusal refusal, Collector<Output> out) {
        // The operator of the accounts says so.
    }

    @Override
    public void processElement(Message notice, ReadOnlyContext context, Collector<Output> out) throws Exception {
        List<byte[]> same = arrived.get(notice.at());
        List<byte[]> all = same == null ? new ArrayList<>() : new ArrayList<>(same);
        all.add(notice.json());
        arrived.put(notice.at(), all);
        context.timerService().registerEventTimeTimer(notice.at());
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<Output> out) throws Exception {
        List<byte[]> notices = arrived.get(at);
        if (notices == null) {
            return;
        }
        arrived.remove(at);
        // The notices of one account are in order already, and stay so.
        List<SeatNotice> ordered = notices.stream()
                .map(json -> SeatNotice.JSON.require(text(json), ZoneOffset.UTC))
                .sorted(Comparator.comparing(SeatNotice::at).thenComparing(SeatNotice::accountId))
                .toList();
        for (SeatNotice notice : ordered) {
            take(notice, out);
        }
    }

    private void take(SeatNotice notice, Collector<Output> out) throws Exception {
        String id = notice.accountId();
        if (notice.seated() && !seated.contains(id)) {
            seated.put(id, true);
            crowding(notice, out);
        } else if (!notice.seated()) {
            seated.remove(id);
        }
        SeatClaim claim = notice.claim();
        Account account = notice.account();
        Waiting before = waiting(id);
        if (claim == null || account == null) {
            if (before != null && !before.reviewId().equals(notice.waiting())) {
                waiting.remove(id);
            }
            tell(notice, before, null, out);
            return;
        }
        Account known = before == null ? account : withReasons(account, before);
        AbmEngine engine = engine(notice.at());
        Outcome outcome = engine.decideEach(List.of(AbmEngine.seated(known, seat(claim))), notice.at())
                .get(0);
        Assignment decision = outcome.assignment();
        ReviewRequest review = decision == null ? null : decision.review();
        if (decision == null || review == null) {
            tell(notice, before, null, out);
            return;
        }
        Instant raisedAt = claim.raisedAt() == null ? notice.at() : claim.raisedAt();
        SeatClaim asked = new SeatClaim(id, raisedAt, claim.icpTier(), claim.engagementLevel(), claim.triggerStatus());
        waiting.put(id, RecordJson.write(new Waiting(asked, review.id(), review.reasons())));
        tell(notice, before, decision, out);
        HistoryKind kind = null;
        if (before == null || !before.reviewId().equals(review.id())) {
            kind = HistoryKind.REVIEW_RAISED;
        } else if (!before.reasons().equals(review.reasons())) {
            kind = HistoryKind.REVIEW_REFRESHED;
        }
        if (kind != null) {
            out.collect(Output.of(ReviewChange.asked(notice.at(), kind, review, decision)));
        }
    }

    /**
     * Hands on what the decision of a notice brings.
     *
     * @param before what was known of the account; null when it did not wait
     * @param decision the decision that knows the seat; null when there is none, and all is as the notice says
     */
    private static void tell(
            SeatNotice notice, @Nullable Waiting before, @Nullable Assignment decision, Collector<Output> out) {
        for (Move move : notice.moves()) {
            out.collect(Output.of(decision == null ? move : move.by(decision)));
        }
        for (ReviewChange change : notice.reviews()) {
            if (!change.asks()) {
                boolean known = before != null && before.reviewId().equals(change.reviewId());
                out.collect(Output.of(known ? change.with(before.reasons()) : change));
            } else if (decision == null) {
                out.collect(Output.of(change));
            }
        }
    }

    /** The account with the reasons of its review that it does not know. */
    private static Account withReasons(Account account, Waiting before) {
        List<Review> reviews = account.reviews().stream()
                .map(review -> review.id().equals(before.reviewId()) && review.status() == ReviewStatus.PENDING
                        ? Review.pending(
                                review.id(),
                                review.from(),
                                review.proposedCluster(),
                                before.reasons(),
                                review.raisedAt())
                        : review)
                .toList();
        return account.toBuilder().reviews(reviews).build();
    }

    private int seat(SeatClaim claim) throws Exception {
        Seats seats = new Seats();
        seats.addIncumbents(count());
        seats.add(claim);
        for (var each : waiting.entries()) {
            if (!each.getKey().equals(claim.accountId())) {
                seats.add(read(each.getValue()).claim());
            }
        }
        return seats.numbers()[0];
    }

    private long count() throws Exception {
        long count = 0;
        for (String ignored : seated.keys()) {
            count++;
        }
        return count;
    }

    private void crowding(SeatNotice notice, Collector<Output> out) throws Exception {
        Seats seats = new Seats();
        seats.addIncumbents(count());
        engine(notice.at())
                .portfolioFindings(seats, notice.at())
                .forEach(finding -> out.collect(Output.of(new Crowding(notice.accountId(), notice.at(), finding))));
    }

    private @Nullable Waiting waiting(String id) throws Exception {
        byte[] json = waiting.get(id);
        return json == null ? null : read(json);
    }

    private static Waiting read(byte[] json) {
        return Waiting.JSON.require(text(json), ZoneOffset.UTC);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
