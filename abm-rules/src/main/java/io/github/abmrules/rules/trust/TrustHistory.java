package io.github.abmrules.rules.trust;

import io.github.abmrules.core.trust.TrustLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trust over time, computed from what rules say of each event. Ordered by instant alone, so the order of arrival never
 * matters; at one instant a level that is given comes first, then what raises trust (lower floors first), then losses.
 */
final class TrustHistory {

    /** Something that changes trust. */
    private record Change(
            Instant at,
            int rank,
            TrustLevel level,
            TrustLevel from,
            @Nullable TrustEvent event) {}

    private static final int GIVEN = 0;
    private static final int GAIN = 1;
    private static final int READY = 2;
    private static final int LOSS = 3;

    private static final Comparator<Change> ORDER = Comparator.comparing(Change::at)
            .thenComparing(Change::rank)
            .thenComparing(Change::level)
            .thenComparing(Change::from);

    private final List<Change> changes = new ArrayList<>();
    private final List<Unearned> unearned = new ArrayList<>();
    private TrustLevel level = TrustLevel.UNKNOWN;
    private boolean readied;

    /** A level that somebody knows. */
    void given(TrustLevel known, @Nullable Instant at) {
        changes.add(new Change(at == null ? Instant.MIN : at, GIVEN, known, TrustLevel.UNKNOWN, null));
    }

    void add(FloorSet floor) {
        changes.add(new Change(floor.about().at(), GAIN, floor.floor(), floor.from(), floor.about()));
    }

    void add(Readied ready) {
        changes.add(new Change(ready.about().at(), READY, TrustLevel.UNKNOWN, TrustLevel.UNKNOWN, ready.about()));
    }

    void add(Lost lost) {
        changes.add(new Change(lost.about().at(), LOSS, lost.level(), TrustLevel.UNKNOWN, lost.about()));
    }

    /** Goes through all changes; to be asked once, after them. */
    TrustFact fold() {
        changes.sort(ORDER);
        for (Change change : changes) {
            switch (change.rank()) {
                case GIVEN -> {
                    readied &= change.level().isAtLeast(level);
                    level = change.level();
                }
                case GAIN -> gain(change);
                case READY -> readied = true;
                default -> {
                    readied &= change.level().isAtLeast(level);
                    level = level.isAtLeast(change.level()) ? change.level() : level;
                }
            }
        }
        return new TrustFact(level, readied);
    }

    private void gain(Change change) {
        TrustEvent event = change.event();
        if (level.isAtLeast(change.from())) {
            level = level.isAtLeast(change.level()) ? level : change.level();
        } else if (event != null) {
            unearned.add(new Unearned(event, level));
        }
    }

    /** The events that raised nothing, since there was too little trust for them. */
    List<Unearned> unearned() {
        return unearned;
    }
}
