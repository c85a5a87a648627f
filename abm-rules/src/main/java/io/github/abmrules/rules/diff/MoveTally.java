package io.github.abmrules.rules.diff;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.cluster.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Counts moves between clusters. Not thread-safe. */
final class MoveTally {
    private static final Cluster[] CLUSTERS = Cluster.values();
    private static final int REJECTED = CLUSTERS.length;
    private static final int FAILED = CLUSTERS.length + 1;
    private static final int STATES = CLUSTERS.length + 2;

    private final long[][] counts = new long[STATES][STATES];
    private final Function<Assignment, Cluster> cluster;

    MoveTally(Function<Assignment, Cluster> cluster) {
        this.cluster = cluster;
    }

    void add(OutcomePair pair) {
        counts[state(pair.before())][state(pair.after())]++;
    }

    /** The cells that are not empty, from low to high. */
    List<Move> moves() {
        List<Move> moves = new ArrayList<>();
        for (int from = 0; from < STATES; from++) {
            for (int to = 0; to < STATES; to++) {
                if (counts[from][to] > 0) {
                    moves.add(new Move(name(from), name(to), counts[from][to]));
                }
            }
        }
        return moves;
    }

    private int state(Outcome outcome) {
        Assignment assignment = outcome.assignment();
        if (assignment != null) {
            return cluster.apply(assignment).ordinal();
        }
        return outcome.failure() != null ? FAILED : REJECTED;
    }

    private static String name(int state) {
        return state == FAILED ? "FAILED" : state == REJECTED ? "REJECTED" : CLUSTERS[state].name();
    }
}
