package io.github.abmrules.core.health;

/** Whether an indicator shows what is coming or what came of it. */
public enum IndicatorKind {
    /** Moves first: read every week. */
    LEADING(Cadence.WEEKLY),
    /** Shows the result: read every month. */
    LAGGING(Cadence.MONTHLY);

    /** How often an indicator is read. */
    public enum Cadence {
        /** Every week. */
        WEEKLY,
        /** Every month. */
        MONTHLY
    }

    private final Cadence cadence;

    IndicatorKind(Cadence cadence) {
        this.cadence = cadence;
    }

    /** How often indicators of this kind are read. */
    public Cadence cadence() {
        return cadence;
    }
}
