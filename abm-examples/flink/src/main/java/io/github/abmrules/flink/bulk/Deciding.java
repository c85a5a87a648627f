package io.github.abmrules.flink.bulk;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.json.AccountJson;
import io.github.abmrules.core.json.AssignmentJson;
import io.github.abmrules.core.json.FailureJson;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.json.RejectionJson;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.flink.ruleset.RuleSet;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.portfolio.SeatClaim;
import io.github.abmrules.rules.portfolio.Seats;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapPartitionFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Decides about a partition of the input, some hundred accounts at a time. The rules come as text and are compiled once for
 * all tasks of a process.
 *
 * @param <I> what comes in
 */
abstract class Deciding<I> extends RichMapPartitionFunction<I, Decided> {
    private static final long serialVersionUID = 1;
    private static final int CHUNK = 500;

    private final RuleSet rules;
    private final String zone;
    private final Instant asOf;
    private transient @Nullable AbmEngine engine;

    Deciding(RuleSet rules, ZoneId zone, Instant asOf) {
        this.rules = rules;
        this.zone = zone.getId();
        this.asOf = asOf;
    }

    @Override
    public void open(OpenContext context) {
        engine = rules.engine(zone());
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
    }

    final ZoneId zone() {
        return ZoneId.of(zone);
    }

    @Override
    public void mapPartition(Iterable<I> records, Collector<Decided> out) {
        List<I> chunk = new ArrayList<>(CHUNK);
        for (I record : records) {
            chunk.add(record);
            if (chunk.size() == CHUNK) {
                decide(chunk, out);
                chunk.clear();
            }
        }
        decide(chunk, out);
    }

    /** Decides about some records, in their order. */
    abstract void decide(List<I> records, Collector<Decided> out);

    final List<Outcome> outcomes(List<Account> accounts) {
        return Objects.requireNonNull(engine).decideEach(accounts, asOf);
    }

    /**
     * What came of an account.
     *
     * @param first whether it may have to be decided again
     */
    static Decided decided(long place, long line, Outcome outcome, boolean first) {
        String id = outcome.account().accountId();
        Assignment assignment = outcome.assignment();
        if (assignment == null) {
            return outcome.failure() == null
                    ? Decided.rejected(place, line, id, true, rejections(place, line, id, outcome.problems()))
                    : new Decided(
                            place,
                            line,
                            id,
                            true,
                            Decided.Kind.FAILED,
                            FailureJson.write(outcome.failure()),
                            Decided.NONE,
                            null,
                            false,
                            false);
        }
        SeatClaim claim = first ? SeatClaim.of(outcome.account(), assignment) : null;
        return new Decided(
                place,
                line,
                id,
                true,
                claim == null ? Decided.Kind.ASSIGNMENT : Decided.Kind.CANDIDATE,
                claim == null ? AssignmentJson.write(assignment) : AccountJson.write(outcome.account()),
                claim == null ? Decided.NONE : RecordJson.write(claim),
                assignment.effectiveCluster(),
                assignment.review() != null,
                Seats.holdsSeat(outcome.account(), assignment));
    }

    /** What is wrong with a record, as {@code abm assign} lists it: one problem a line. */
    static byte[] rejections(long place, long line, @Nullable String id, List<Problem> problems) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (Problem problem : problems) {
            if (text.size() > 0) {
                text.write('\n');
            }
            text.writeBytes(RejectionJson.write(Rejection.of(Place.index(place), line, id, problem)));
        }
        return text.toByteArray();
    }
}
