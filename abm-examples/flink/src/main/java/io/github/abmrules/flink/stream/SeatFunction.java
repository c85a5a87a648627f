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
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** What is in the state, in memory: claims in the order of seats, those who wait, and how many are in Active Focus. */
    private transient @Nullable Line line;

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
            line().seated++;
            seated.put(id, true);
            crowding(notice, out);
        } else if (!notice.seated() && seated.contains(id)) {
            line().seated--;
            seated.remove(id);
        }
        SeatClaim claim = notice.claim();
        Account account = notice.account();
        Waiting before = line().waiting.get(id);
        if (claim == null || account == null) {
            if (before != null && !before.reviewId().equals(notice.waiting())) {
                line().remove(id);
                waiting.remove(id);
            }
            tell(notice, before, null, out);
            return;
        }
        Account known = before == null ? account : withReasons(account, before);
        AbmEngine engine = engine(notice.at());
        Outcome outcome = engine.decideEach(List.of(AbmEngine.seated(known, seat(claim, before))), notice.at())
                .get(0);
        Assignment decision = outcome.assignment();
        ReviewRequest review = decision == null ? null : decision.review();
        if (decision == null || review == null) {
            tell(notice, before, null, out);
            return;
        }
        Instant raisedAt = claim.raisedAt() == null ? notice.at() : claim.raisedAt();
        SeatClaim asked = new SeatClaim(id, raisedAt, claim.icpTier(), claim.engagementLevel(), claim.triggerStatus());
        Waiting now = new Waiting(asked, review.id(), review.reasons());
        if (!now.equals(before)) {
            line().put(id, now);
            waiting.put(id, RecordJson.write(now));
        }
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
                out.collect(Output.of(
                        before != null && before.reviewId().equals(change.reviewId())
                                ? change.with(before.reasons())
                                : change));
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

    /** The seat of a claim among those that wait. */
    private int seat(SeatClaim claim, @Nullable Waiting before) throws Exception {
        Line all = line();
        int place = all.place(claim);
        // Its own earlier claim does not stand before it.
        boolean behindItself = before != null && before.claim().compareTo(claim) < 0;
        return Math.toIntExact(all.seated + place + (behindItself ? 0 : 1));
    }

    private Line line() throws Exception {
        Line known = line;
        if (known == null) {
            known = new Line();
            for (String ignored : seated.keys()) {
                known.seated++;
            }
            for (var each : waiting.entries()) {
                known.put(each.getKey(), read(each.getValue()));
            }
            line = known;
        }
        return known;
    }

    /** Who waits, and how many have what they wait for. */
    private static final class Line {
        private final Map<String, Waiting> waiting = new HashMap<>();
        private final List<SeatClaim> claims = new ArrayList<>();
        private long seated;

        /** How many claims stand before one. */
        private int place(SeatClaim claim) {
            int found = Collections.binarySearch(claims, claim);
            return found < 0 ? -found - 1 : found;
        }

        private void put(String id, Waiting each) {
            remove(id);
            waiting.put(id, each);
            claims.add(place(each.claim()), each.claim());
        }

        private void remove(String id) {
            Waiting old = waiting.remove(id);
            if (old != null) {
                claims.remove(place(old.claim()));
            }
        }
    }

    private void crowding(SeatNotice notice, Collector<Output> out) throws Exception {
        Seats seats = new Seats();
        seats.addIncumbents(line().seated);
        engine(notice.at())
                .portfolioFindings(seats, notice.at())
                .forEach(finding -> out.collect(Output.of(new Crowding(notice.accountId(), notice.at(), finding))));
    }

    private static Waiting read(byte[] json) {
        return Waiting.JSON.require(text(json), ZoneOffset.UTC);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
