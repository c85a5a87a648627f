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

    /** The level as people write it: "0" to "5", and "5+". */
    public String label() {
        return this == ADVOCATE ? "5+" : Integer.toString(ordinal());
    }
}
