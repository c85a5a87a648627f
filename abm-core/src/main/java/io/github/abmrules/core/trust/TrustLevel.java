package io.github.abmrules.core.trust;

/** How far an account trusts us, from {@link #UNKNOWN} (0) to {@link #ADVOCATE} ("5+"). JSON uses the names. */
public enum TrustLevel {
    /** 0: has never heard of us. */
    UNKNOWN,
    /** 1: knows that we exist. */
    AWARE,
    /** 2: looks at what we say. */
    INTERESTED,
    /** 3: answers. */
    ENGAGED,
    /** 4: would buy from us. */
    TRUSTING,
    /** 5: has bought. */
    CUSTOMER,
    /** 5+: speaks for us. */
    ADVOCATE;

    /** Whether there is at least as much trust as at the other level. */
    public boolean isAtLeast(TrustLevel other) {
        return compareTo(other) >= 0;
    }

    /** The level that the ranges of channels go by: they end at {@link #CUSTOMER}, so an advocate counts as one. */
    public TrustLevel inRanges() {
        return this == ADVOCATE ? CUSTOMER : this;
    }

    /** How many levels are missing to another, {@link #ADVOCATE} counted as the sixth; 0 when none is. */
    public int missingTo(TrustLevel other) {
        return Math.max(0, other.ordinal() - ordinal());
    }

    /** The level as people write it: "0" to "5", and "5+". */
    public String label() {
        return this == ADVOCATE ? "5+" : Integer.toString(ordinal());
    }
}
