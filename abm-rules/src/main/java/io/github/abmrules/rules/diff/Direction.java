package io.github.abmrules.rules.diff;

import io.github.abmrules.core.assignment.Assignment;

/** Where a change moves an account. */
public enum Direction {
    /** Into a higher cluster, or with the same cluster, a higher one in force. */
    UP,
    /** Into a lower cluster, or with the same cluster, a lower one in force. */
    DOWN,
    /** It stays in its cluster, and something else about the decision differs. */
    SAME;

    static Direction of(Assignment before, Assignment after) {
        int up = after.cluster().compareTo(before.cluster());
        if (up == 0) {
            up = after.effectiveCluster().compareTo(before.effectiveCluster());
        }
        return up > 0 ? UP : up < 0 ? DOWN : SAME;
    }
}
