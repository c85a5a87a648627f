package io.github.abmrules.core.health;

/** Which way a move goes. */
public enum Direction {
    /** Towards an opportunity. */
    FORWARD,
    /** Away from it. */
    BACKWARD,
    /** Into or out of Monitor Only: a matter of fit or of a purchase, not of progress. */
    ASIDE;

    /** The direction of a move. */
    public static Direction of(Station from, Station to) {
        if (from == Station.MONITOR_ONLY || to == Station.MONITOR_ONLY) {
            return ASIDE;
        }
        return from.compareTo(to) < 0 ? FORWARD : BACKWARD;
    }
}
