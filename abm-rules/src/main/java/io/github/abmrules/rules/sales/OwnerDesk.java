package io.github.abmrules.rules.sales;

import io.github.abmrules.core.sales.Loudness;
import io.github.abmrules.core.sales.OwnerDay;
import io.github.abmrules.core.sales.Response;
import io.github.abmrules.core.sales.Responsiveness;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an owner responds to digests, as rules see it. Immutable. */
public final class OwnerDesk {
    private final Responsiveness before;
    private final @Nullable Response response;
    private final Instant asOf;
    private final ZoneId zone;
    private final List<Instant> sent;

    OwnerDesk(OwnerDay day, Instant asOf, ZoneId zone) {
        this.before = day.state() == null ? Responsiveness.fresh() : day.state();
        this.response = day.lastResponse();
        this.asOf = asOf;
        this.zone = zone;
        this.sent = before.sentAt().stream().filter(at -> !at.isAfter(asOf)).toList();
    }

    /** How loud digests have been. */
    public Loudness loudness() {
        return before.loudness();
    }

    /** How many were ignored in a row before the last response. */
    public int ignoredInARow() {
        return before.ignoredInARow();
    }

    /** How many are ignored in a row with the last response. */
    public int ignoredNow() {
        return before.ignoredInARow() + 1;
    }

    /** Where counting begins anew. */
    public int noneIgnored() {
        return 0;
    }

    /** Whether something in the last digest was done, and that was not counted before. */
    public boolean acted() {
        return counts() && response == Response.ACTED;
    }

    /** Whether the last digest was ignored, and that was not counted before. */
    public boolean ignored() {
        return counts() && response == Response.IGNORED;
    }

    /** Whether there is no response to count. */
    public boolean unanswered() {
        return !counts();
    }

    /** Whether there is a response that was counted before. */
    public boolean countedBefore() {
        return response != null && !counts();
    }

    boolean counts() {
        Instant last = lastSent();
        Instant through = before.answeredThrough();
        return response != null && (last == null || through == null || through.isBefore(last));
    }

    @Nullable
    Instant lastSent() {
        return sent.isEmpty() ? null : sent.get(sent.size() - 1);
    }

    Responsiveness before() {
        return before;
    }

    /** How many digests were sent in the ISO week. */
    int sentThisWeek() {
        return (int) sent.stream()
                .filter(at -> week(dateOf(at)) == week(dateOf(asOf)))
                .count();
    }

    boolean sentToday() {
        return sent.stream().anyMatch(at -> dateOf(at).equals(dateOf(asOf)));
    }

    /** The state from now on. */
    Responsiveness after(Loudness loudness, int ignoredInARow, boolean send, List<String> escalated) {
        // Older ones have no say: they are of another week, and a response is to the last one.
        List<Instant> kept = new ArrayList<>();
        for (Instant at : sent) {
            if (week(dateOf(at)) == week(dateOf(asOf)) || at.equals(lastSent())) {
                kept.add(at);
            }
        }
        Instant through = counts() ? lastSent() : before.answeredThrough();
        if (send) {
            kept.add(asOf);
        }
        return new Responsiveness(loudness, ignoredInARow, kept, through, escalated);
    }

    private LocalDate dateOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private static int week(LocalDate date) {
        return date.get(IsoFields.WEEK_BASED_YEAR) * 100 + date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}
