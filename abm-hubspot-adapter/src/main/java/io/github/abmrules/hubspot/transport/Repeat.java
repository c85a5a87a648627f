package io.github.abmrules.hubspot.transport;

/** Whether a call may be repeated when nobody knows what became of it. */
public enum Repeat {
    /** It reads, or writes the same values again. */
    ALWAYS,
    /** It creates something, and HubSpot has no key that would make it happen once. */
    ONLY_WHEN_NOT_DONE
}
