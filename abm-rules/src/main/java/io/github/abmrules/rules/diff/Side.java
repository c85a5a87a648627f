package io.github.abmrules.rules.diff;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.parameters.ParameterDeclaration;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.portfolio.Seats;
import io.github.abmrules.rules.portfolio.Tally;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Seats and counts of one of two engines. Not thread-safe. */
final class Side {
    private final AbmEngine engine;
    private final Seats seats = new Seats();
    private final Tally tally = new Tally();
    private long waiting;
    private long overCapacity;

    Side(AbmEngine engine) {
        this.engine = engine;
    }

    /** Takes note of a first decision; tells whether it has to be made again with a seat. */
    boolean wantsSeat(Outcome outcome) {
        Assignment assignment = outcome.assignment();
        return assignment != null && seats.add(outcome.account(), assignment);
    }

    Seats seats() {
        return seats;
    }

    /** Counts what is final. */
    void add(Outcome outcome) {
        Assignment assignment = outcome.assignment();
        if (assignment == null) {
            if (outcome.failure() == null) {
                addRejected();
            }
            return;
        }
        tally.add(assignment);
        ReviewRequest review = assignment.review();
        if (review != null) {
            waiting += review.reasons().contains(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS) ? 1 : 0;
            overCapacity += review.reasons().contains(ReviewReason.ACTIVE_FOCUS_CAPACITY) ? 1 : 0;
        }
    }

    void addRejected() {
        tally.addRejected();
    }

    ClusterSummary summary(Instant asOf) {
        return tally.summary(engine.portfolioFindings(seats, asOf));
    }

    /** How full Active Focus is, given the summary. */
    Capacity capacity(ClusterSummary counts) {
        return new Capacity(places(), counts.activeFocusCount(), waiting, overCapacity, counts.pendingReviewCount());
    }

    private @Nullable Integer places() {
        for (Parameters pack : engine.parameters().packs()) {
            if (pack.pack().equals("review")) {
                ParameterDeclaration declared = pack.declaration("active-focus-capacity");
                return declared != null && declared.value() instanceof Integer places ? places : null;
            }
        }
        return null;
    }
}
