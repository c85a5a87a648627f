package io.github.abmrules.rules.research;

/** All triggers of a company together. Equal only to itself. */
public final class Heat {

    private final boolean lookupFailed;
    private final int triggers;
    private final int points;

    Heat(boolean lookupFailed, int triggers, int points) {
        this.lookupFailed = lookupFailed;
        this.triggers = triggers;
        this.points = points;
    }

    /** Whether nobody knows if there is news. */
    public boolean isLookupFailed() {
        return lookupFailed;
    }

    /** Whether a positive trigger is live. */
    public boolean isTriggered() {
        return triggers > 0;
    }

    /** The points of all live positive triggers. */
    public int getPoints() {
        return points;
    }
}
