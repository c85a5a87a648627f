package io.github.abmrules.benchmarks;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerPolarity;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.time.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What speaks for and against an account, gathered in one pass over what is known of it. */
final class EvidenceNow {
    static final Window SIGNALS = Window.months(6);
    static final Window VISITS = Window.days(30);
    private static final Window ACTIVITY = Window.days(30);
    static final int SEVERAL = 2;

    /** The level that the mapping goes by. */
    final EngagementLevel level;

    /** The level over all evidence. */
    final EngagementLevel shownLevel;

    /** Whether the news lifts. */
    final boolean news;

    final TriggerStatus shownTrigger;
    final EnumSet<PromotionTrigger> seen = EnumSet.noneOf(PromotionTrigger.class);
    boolean customer;
    boolean dealLost;
    boolean disputableDeal;

    /** Whether an event called every open deal with a date stalled. */
    boolean dealsCalledStalled;

    @Nullable
    Instant openDealActiveAt;

    @Nullable
    Instant wonAt;

    @Nullable
    Instant lostAt;

    private final Account account;
    private final PlaceNow place;
    private final Instant asOf;
    private final List<Signal> signals;
    private boolean dealsStalled;

    EvidenceNow(Account account, IcpTier tier, PlaceNow place, Instant asOf) {
        this.account = account;
        this.place = place;
        this.asOf = asOf;
        this.signals = account.inCrm() ? account.signals() : List.of();
        Instant floor = place.liftFloor();
        EngagementLevel given = account.inCrm() ? account.engagementLevel() : null;
        EngagementLevel lifting = signals(floor, true);
        level = given != null && floor == null ? given : lifting;
        if (floor == null) {
            shownLevel = level;
        } else {
            shownLevel = given != null ? given : signals(null, false);
        }
        TriggerStatus status = account.triggerStatus();
        boolean overall = status == null ? news(null) : status == TriggerStatus.YES;
        shownTrigger = status != null ? status : overall ? TriggerStatus.YES : TriggerStatus.NO;
        news = floor == null ? overall : news(floor);
        if (news) {
            seen.add(PromotionTrigger.NEWS_TRIGGER);
        }
        events(floor);
        deals(floor);
        CurrentCluster current = account.current();
        boolean watched = current != null && current.cluster() == Cluster.MONITOR_ONLY;
        if (watched && place.cluster() == Cluster.MONITOR_ONLY && tier.compareTo(IcpTier.C) <= 0) {
            seen.add(PromotionTrigger.BETTER_TIER);
        }
    }

    /** The cluster that a trigger lifts to. */
    static Cluster to(PromotionTrigger trigger) {
        if (trigger == PromotionTrigger.BETTER_TIER) {
            return Cluster.CLUSTER_ICP;
        }
        return trigger.compareTo(PromotionTrigger.CHALLENGE_VALIDATED) < 0
                ? Cluster.FUTURE_PIPELINE
                : Cluster.ACTIVE_FOCUS;
    }

    /** The highest cluster that a trigger lifts to. */
    Cluster lift() {
        Cluster highest = Cluster.MONITOR_ONLY;
        for (PromotionTrigger trigger : seen) {
            Cluster to = to(trigger);
            if (to.compareTo(highest) > 0) {
                highest = to;
            }
        }
        return highest;
    }

    /** What speaks for a fall of an account of tier A to C. */
    EnumSet<DemotionTrigger> demotions() {
        EnumSet<DemotionTrigger> found = EnumSet.noneOf(DemotionTrigger.class);
        if (place.cluster() == Cluster.ACTIVE_FOCUS) {
            if (dealsStalled) {
                found.add(DemotionTrigger.DEAL_STALLED);
            }
            if (happenedSince(EventType.CHAMPION_LEFT)) {
                found.add(DemotionTrigger.CHAMPION_LEFT);
            }
            if (happenedSince(EventType.BUDGET_CYCLE_MISSED)) {
                found.add(DemotionTrigger.BUDGET_CYCLE_MISSED);
            }
        } else if (place.cluster() == Cluster.FUTURE_PIPELINE) {
            if (silent()) {
                found.add(DemotionTrigger.NO_ENGAGEMENT);
            }
            if (happenedSince(EventType.CONFIRMED_NO_PRIORITY)) {
                found.add(DemotionTrigger.CONFIRMED_NO_PRIORITY);
            }
        }
        return found;
    }

    private EngagementLevel signals(@Nullable Instant floor, boolean lifting) {
        EngagementLevel highest = EngagementLevel.NONE;
        Set<String> engaged = Set.of();
        for (Signal signal : signals) {
            SignalType type = signal.type();
            EngagementLevel shows = shows(type);
            boolean shortLived = shows == EngagementLevel.LOW;
            if (!after(signal.at(), floor) || !live(signal.at(), shortLived ? VISITS : SIGNALS)) {
                continue;
            }
            if (shows.compareTo(highest) > 0) {
                highest = shows;
            }
            if (!shortLived && signal.contactId() != null) {
                if (engaged.isEmpty()) {
                    engaged = new HashSet<>();
                }
                engaged.add(signal.contactId());
            }
            if (lifting) {
                promote(signal);
            }
        }
        if (engaged.size() >= SEVERAL) {
            highest = EngagementLevel.HIGH;
            if (lifting) {
                seen.add(PromotionTrigger.MULTIPLE_ENGAGED_CONTACTS);
                if (committee(engaged) >= SEVERAL) {
                    seen.add(PromotionTrigger.BUYING_COMMITTEE_ENGAGED);
                }
            }
        }
        return highest;
    }

    private void promote(Signal signal) {
        switch (signal.type()) {
            case CONTENT_DOWNLOAD, WEBINAR -> seen.add(PromotionTrigger.CONTENT_ENGAGEMENT);
            case WEBSITE_VISIT -> {
                if (signal.intentPage()) {
                    seen.add(PromotionTrigger.INTENT_PAGE_VISIT);
                }
            }
            case LINKEDIN_CONNECTION_ACCEPTED -> seen.add(PromotionTrigger.LINKEDIN_CONNECTION_ACCEPTED);
            case EMAIL_REPLY, OUTREACH_REPLY -> seen.add(PromotionTrigger.OUTREACH_RESPONSE);
            case DEMO, MEETING, EVENT, AD_CLICK -> {}
        }
    }

    private int committee(Set<String> engaged) {
        Set<String> members = new HashSet<>();
        for (Contact contact : account.contacts()) {
            if (contact.buyingCommittee() && engaged.contains(contact.contactId())) {
                members.add(contact.contactId());
            }
        }
        return members.size();
    }

    private boolean news(@Nullable Instant floor) {
        for (Trigger trigger : account.triggers()) {
            Instant at = trigger.detectedAt();
            if (trigger.polarity() != TriggerPolarity.POSITIVE || at.isAfter(asOf) || !after(at, floor)) {
                continue;
            }
            Instant expiresAt = trigger.expiresAt();
            if (expiresAt == null ? live(at, SIGNALS) : asOf.isBefore(expiresAt)) {
                return true;
            }
        }
        return false;
    }

    private void events(@Nullable Instant floor) {
        for (AccountEvent event : account.events()) {
            if (!after(event.at(), floor) || !live(event.at(), SIGNALS)) {
                continue;
            }
            switch (event.type()) {
                case CHALLENGE_VALIDATED -> seen.add(PromotionTrigger.CHALLENGE_VALIDATED);
                case TIMELINE_EXPRESSED -> seen.add(PromotionTrigger.TIMELINE_EXPRESSED);
                case BUDGET_EXPRESSED -> seen.add(PromotionTrigger.BUDGET_EXPRESSED);
                default -> {}
            }
        }
    }

    private void deals(@Nullable Instant floor) {
        if (!account.inCrm() || account.deals().isEmpty()) {
            return;
        }
        boolean open = false;
        boolean dated = false;
        boolean moving = false;
        Instant openedAt = null;
        dealsCalledStalled = true;
        for (Deal deal : account.deals()) {
            if (deal.status() == DealStatus.CLOSED_WON) {
                wonAt = later(wonAt, past(deal.closeDate()));
            } else if (deal.status() == DealStatus.CLOSED_LOST) {
                lostAt = later(lostAt, past(deal.closeDate()));
            } else {
                open = true;
                Instant enteredAt = past(deal.stageEnteredAt());
                openedAt = later(openedAt, enteredAt);
                Instant lastActivityAt = past(deal.lastActivityAt());
                Instant activeAt = lastActivityAt == null ? enteredAt : lastActivityAt;
                if (activeAt != null) {
                    dated = true;
                    moving |= open(deal, enteredAt, activeAt, floor);
                }
            }
        }
        dealsStalled = dated && !moving;
        customer = wonAt != null && (openedAt == null || !openedAt.isAfter(wonAt));
        dealLost = place.cluster() != Cluster.MONITOR_ONLY
                && !open
                && lostAt != null
                && after(lostAt, place.fallFloor())
                && after(lostAt, floor);
    }

    /** Whether the deal moves, as far as where the account stands is concerned. */
    private boolean open(Deal deal, @Nullable Instant enteredAt, Instant activeAt, @Nullable Instant floor) {
        Instant changedAt = enteredAt != null && enteredAt.isAfter(activeAt) ? enteredAt : activeAt;
        Instant stalledAt = null;
        for (AccountEvent event : account.events()) {
            if (event.type() == EventType.DEAL_STALLED
                    && (event.dealId() == null || event.dealId().equals(deal.dealId()))
                    && !event.at().isAfter(asOf)
                    && !changedAt.isAfter(event.at())) {
                stalledAt = later(stalledAt, event.at());
            }
        }
        boolean lifts = floor == null || (enteredAt != null && enteredAt.isAfter(floor));
        if (stalledAt == null && lifts && live(activeAt, ACTIVITY)) {
            openDealActiveAt = later(openDealActiveAt, activeAt);
            seen.add(PromotionTrigger.OPEN_DEAL);
            disputableDeal |= after(enteredAt == null ? activeAt : enteredAt, place.acknowledgedAt());
        }
        Instant fallFloor = place.fallFloor();
        if (fallFloor == null) {
            return true;
        }
        if (stalledAt != null && stalledAt.isAfter(fallFloor)) {
            return false;
        }
        dealsCalledStalled = false;
        return live(activeAt.isAfter(fallFloor) ? activeAt : fallFloor, ACTIVITY);
    }

    private boolean happenedSince(EventType type) {
        for (AccountEvent event : account.events()) {
            if (event.type() == type && !event.at().isAfter(asOf) && after(event.at(), place.fallFloor())) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing was heard for six months, neither from the account nor about where it stands. */
    private boolean silent() {
        Instant fallFloor = place.fallFloor();
        if (fallFloor == null || live(fallFloor, SIGNALS)) {
            return false;
        }
        boolean never = true;
        for (Signal signal : signals) {
            if (!signal.at().isAfter(asOf)) {
                never = false;
                if (live(signal.at(), SIGNALS)) {
                    return false;
                }
            }
        }
        EngagementLevel given = account.engagementLevel();
        if (never && account.inCrm() && given != null && given != EngagementLevel.NONE) {
            return false;
        }
        for (AccountEvent event : account.events()) {
            boolean promotes = event.type().compareTo(EventType.CHALLENGE_VALIDATED) >= 0
                    && event.type().compareTo(EventType.BUDGET_EXPRESSED) <= 0;
            if (promotes && live(event.at(), SIGNALS)) {
                return false;
            }
        }
        return true;
    }

    static EngagementLevel shows(SignalType type) {
        return switch (type) {
            case DEMO, MEETING -> EngagementLevel.HIGH;
            case WEBSITE_VISIT, AD_CLICK -> EngagementLevel.LOW;
            default -> EngagementLevel.MEDIUM;
        };
    }

    private boolean live(Instant at, Window window) {
        return window.covers(at, asOf, ZoneOffset.UTC);
    }

    private @Nullable Instant past(@Nullable Instant at) {
        return at == null || at.isAfter(asOf) ? null : at;
    }

    private static boolean after(Instant at, @Nullable Instant floor) {
        return floor == null || at.isAfter(floor);
    }

    private static @Nullable Instant later(@Nullable Instant left, @Nullable Instant right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return right.isAfter(left) ? right : left;
    }
}
