package io.github.abmrules.rules.reload;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The active version and earlier ones. Going back leaves the versions gone back from aside: they can be named, and no other
 * step back leads to them. Not thread-safe.
 */
final class History {
    private final int keep;
    /** How the active version was come to, which is the last of it. */
    private final List<String> trail = new ArrayList<>();
    /** All versions, the one that became active last at the end. */
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(LoadedRules rules, Instant since) {}

    /**
     * An empty history.
     *
     * @param keep how many versions it keeps beside the active one
     */
    History(int keep) {
        this.keep = keep;
    }

    /** The version, or null when it is not kept. */
    @Nullable
    LoadedRules find(String version) {
        Entry entry = entries.get(version);
        return entry == null ? null : entry.rules();
    }

    /** The version a step back leads to, or null when there is none. */
    @Nullable
    String previous() {
        return trail.size() < 2 ? null : trail.get(trail.size() - 2);
    }

    /** The versions beside the active one, the one that was active last first. */
    List<KeptVersion> kept() {
        List<KeptVersion> kept = new ArrayList<>();
        String active = trail.get(trail.size() - 1);
        entries.forEach((version, entry) -> {
            if (!version.equals(active)) {
                kept.add(0, new KeptVersion(version, entry.since()));
            }
        });
        return kept;
    }

    /** Goes on to a version and returns those that are kept no longer. */
    List<LoadedRules> forward(LoadedRules rules, Instant at) {
        trail.remove(rules.version());
        trail.add(rules.version());
        return activate(rules, at);
    }

    /** Goes back to a version and returns those that are kept no longer. */
    List<LoadedRules> back(LoadedRules rules, Instant at) {
        int place = trail.indexOf(rules.version());
        if (place < 0) {
            // It was gone back from before.
            return forward(rules, at);
        }
        trail.subList(place + 1, trail.size()).clear();
        return activate(rules, at);
    }

    /** Forgets all versions and returns them. */
    List<LoadedRules> clear() {
        List<LoadedRules> all = entries.values().stream().map(Entry::rules).toList();
        entries.clear();
        trail.clear();
        return all;
    }

    private List<LoadedRules> activate(LoadedRules rules, Instant at) {
        entries.remove(rules.version());
        entries.put(rules.version(), new Entry(rules, at));
        List<LoadedRules> dropped = new ArrayList<>();
        while (entries.size() > keep + 1) {
            LoadedRules oldest = entries.values().iterator().next().rules();
            entries.remove(oldest.version());
            dropped.add(oldest);
            trail.remove(oldest.version());
        }
        return dropped;
    }
}
