package io.github.abmrules.hubspot.webhook;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The last events in memory, the oldest forgotten first. */
final class RecentEvents implements DedupeStore {

    private final int most;
    private final Set<String> seen = new LinkedHashSet<>();

    RecentEvents(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("At least one event has to be remembered, but most is " + most + ".");
        }
        this.most = most;
    }

    @Override
    public synchronized boolean isFirst(String identity) {
        if (!seen.add(identity)) {
            return false;
        }
        if (seen.size() > most) {
            Iterator<String> oldest = seen.iterator();
            oldest.next();
            oldest.remove();
        }
        return true;
    }

    @Override
    public synchronized void forget(String identity) {
        seen.remove(identity);
    }
}
