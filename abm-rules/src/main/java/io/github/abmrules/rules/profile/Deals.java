package io.github.abmrules.rules.profile;

import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.explain.Finding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The deals of an account boiled down to the instants that rules compare. */
final class Deals {
    boolean open;
    boolean datedOpen;

    @Nullable
    Instant liftingActiveAt;

    @Nullable
    Instant disputableActiveAt;

    @Nullable
    Instant stallClockAt;

    @Nullable
    Instant lastOpenStageAt;

    @Nullable
    Instant lastWonAt;

    @Nullable
    Instant lastLostAt;

    private final Instant asOf;
    private final List<Finding> findings;
    private final @Nullable Instant acknowledgedAt;

    Deals(
            List<Deal> deals,
            List<AccountEvent> events,
            Instant asOf,
            @Nullable Instant floor,
            Standing standing,
            List<Finding> findings) {
        this.asOf = asOf;
        this.findings = findings;
        this.acknowledgedAt = standing.acknowledgedAt();
        for (Deal deal : deals) {
            Instant stageEnteredAt = past(deal, deal.stageEnteredAt(), "stage_entered_at");
            Instant lastActivityAt = past(deal, deal.lastActivityAt(), "last_activity_at");
            switch (deal.status()) {
                case OPEN -> open(deal, stageEnteredAt, lastActivityAt, events, floor, standing.demotionFloor());
                case CLOSED_WON -> lastWonAt = closed(deal, lastWonAt);
                case CLOSED_LOST -> lastLostAt = closed(deal, lastLostAt);
            }
        }
    }

    private void open(
            Deal deal,
            @Nullable Instant stageEnteredAt,
            @Nullable Instant lastActivityAt,
            List<AccountEvent> events,
            @Nullable Instant floor,
            @Nullable Instant demotionFloor) {
        open = true;
        if (stageEnteredAt != null) {
            lastOpenStageAt = Profiler.latest(lastOpenStageAt, stageEnteredAt);
        }
        Instant activeAt = lastActivityAt == null ? stageEnteredAt : lastActivityAt;
        if (activeAt == null) {
            findings.add(Finding.warning(
                    "DEAL_WITHOUT_DATE",
                    "open deal \"" + deal.dealId() + "\" has neither stage_entered_at nor last_activity_at and neither"
                            + " lifts nor stalls",
                    "deals.stage_entered_at"));
            return;
        }
        datedOpen = true;
        Instant changedAt = stageEnteredAt == null ? activeAt : Profiler.latest(activeAt, stageEnteredAt);
        Instant stalledAt = stalledAt(deal, changedAt, events);
        if (stalledAt == null && (floor == null || (stageEnteredAt != null && stageEnteredAt.isAfter(floor)))) {
            liftingActiveAt = Profiler.latest(liftingActiveAt, activeAt);
            Instant since = stageEnteredAt == null ? activeAt : stageEnteredAt;
            if (acknowledgedAt == null || since.isAfter(acknowledgedAt)) {
                disputableActiveAt = Profiler.latest(disputableActiveAt, activeAt);
            }
        }
        boolean calledStalled = stalledAt != null && (demotionFloor == null || stalledAt.isAfter(demotionFloor));
        if (!calledStalled) {
            stallClockAt = Profiler.latest(stallClockAt, activeAt);
            if (demotionFloor != null) {
                stallClockAt = Profiler.latest(stallClockAt, demotionFloor);
            }
        }
    }

    /** When an event last called the deal stalled; null when none did or something happened with the deal since. */
    private static @Nullable Instant stalledAt(Deal deal, Instant changedAt, List<AccountEvent> events) {
        Instant found = null;
        for (AccountEvent event : events) {
            boolean about = event.type() == EventType.DEAL_STALLED
                    && (event.dealId() == null || deal.dealId().equals(event.dealId()));
            if (about && !changedAt.isAfter(event.at())) {
                found = Profiler.latest(found, event.at());
            }
        }
        return found;
    }

    private @Nullable Instant closed(Deal deal, @Nullable Instant latest) {
        if (deal.closeDate() == null) {
            findings.add(Finding.warning(
                    "CLOSED_DEAL_WITHOUT_DATE",
                    "deal \"" + deal.dealId() + "\" is " + deal.status() + " without close_date and does not count",
                    "deals.close_date"));
            return latest;
        }
        Instant closedAt = past(deal, deal.closeDate(), "close_date");
        return closedAt == null ? latest : Profiler.latest(latest, closedAt);
    }

    private @Nullable Instant past(Deal deal, @Nullable Instant at, String field) {
        if (at != null && at.isAfter(asOf)) {
            findings.add(Profiler.future(field + " " + at + " of deal \"" + deal.dealId() + "\"", "deals." + field));
            return null;
        }
        return at;
    }
}
