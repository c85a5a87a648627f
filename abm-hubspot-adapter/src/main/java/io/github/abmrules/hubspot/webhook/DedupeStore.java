package io.github.abmrules.hubspot.webhook;

/** Remembers events, which HubSpot sends again for a day. Implementations are thread-safe. */
@FunctionalInterface
public interface DedupeStore {

    /** Whether an event is seen for the first time; from now on it is not. */
    boolean isFirst(String identity);

    /** Takes an event back, so that its repeat counts: what it asked for could not be done. */
    default void forget(String identity) {}

    /** The last so many events, in memory. A host with several processes gives a store of its own. */
    static DedupeStore inMemory(int most) {
        return new RecentEvents(most);
    }
}
