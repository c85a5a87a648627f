package io.github.abmrules.rules.profile;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerPolarity;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.time.Window;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.parameters.Parameters;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Flattens accounts into {@link Profile}s. Windows are left to the rules, with one exception: how many distinct contacts
 * are engaged can only be counted with the window applied, which is the parameter {@code engagement/signal-window}.
 * Immutable and thread-safe.
 */
public final class Profiler {
    private static final Set<SignalType> SHORT_LIVED = EnumSet.of(SignalType.WEBSITE_VISIT, SignalType.AD_CLICK);
    private static final int SIGNAL_TYPES = SignalType.values().length;

    /** Two instants further apart than this keep their order when months are added to both. */
    private static final long CLAMPING_SECONDS = Duration.ofDays(5).toSeconds();

    private final ZoneId zone;
    private final Window signalWindow;
    private final Window triggerWindow;
    private final Window promotionWindow;
    private final Window noEngagementAfter;
    private final Set<SignalType> engagedContactSignals;
    private final Map<IcpTier, AccountTier> accountTiers = new EnumMap<>(IcpTier.class);
    private final Scorer scorer;

    /**
     * A profiler for these parameters.
     *
     * @param parameters needs the packs engagement, promotion, movement, programme and scorecard
     * @param zone zone of calendar arithmetic
     */
    public Profiler(ParameterSet parameters, ZoneId zone) {
        this.zone = zone;
        Parameters engagement = parameters.pack("engagement");
        signalWindow = engagement.window("signal-window");
        triggerWindow = engagement.window("trigger-window");
        promotionWindow = parameters.pack("promotion").window("event-window");
        noEngagementAfter = parameters.pack("movement").window("no-engagement-after");
        engagedContactSignals = EnumSet.noneOf(SignalType.class);
        engagedContactSignals.addAll(engagement.choices("engaged-contact-signals", SignalType.class));
        accountTiers.putAll(parameters.pack("programme").table("account-tiers", IcpTier.class, AccountTier.class));
        scorer = new Scorer(parameters);
    }

    /** What the scorecard's criteria say of an account. */
    public ScoreSheet score(Account account, Firmographics firmographics) {
        return scorer.score(account, firmographics);
    }

    /**
     * The profile of an account.
     *
     * @param account whose {@code current.since} is not after {@code asOf}
     * @param icpTier its tier, given or from the scorecard
     * @param seat the seat of Active Focus that it would take
     */
    public Profile profile(Account account, IcpTier icpTier, Instant asOf, int seat) {
        Standing standing = Standing.of(account, asOf);
        Instant floor = standing.floor(icpTier);
        List<Finding> findings = new ArrayList<>();
        boolean inCrm = account.inCrm();
        if (!inCrm) {
            findings.add(
                    Finding.warning("NOT_IN_CRM", "signals, deals, contacts and a given level are ignored", "in_crm"));
        }
        List<Signal> signals = inCrm ? counting(account.signals(), asOf, findings) : List.of();
        Triggers triggers = new Triggers(account, asOf, findings);
        List<AccountEvent> events = events(account, asOf, findings);
        Deals deals = new Deals(inCrm ? account.deals() : List.of(), events, asOf, floor, standing, findings);
        SignalTimes times = times(account, signals, triggers, asOf, floor);
        Pin pin = account.pin();
        return new Profile(
                account,
                asOf,
                zone,
                icpTier,
                accountTiers.get(icpTier),
                floor,
                inCrm && floor == null ? account.engagementLevel() : null,
                floor == null ? account.triggerStatus() : null,
                times,
                latest(events, EventType.CHALLENGE_VALIDATED, floor),
                latest(events, EventType.TIMELINE_EXPRESSED, floor),
                latest(events, EventType.BUDGET_EXPRESSED, floor),
                deals.liftingActiveAt,
                deals.disputableActiveAt,
                standing.cluster(),
                standing.demotionFloor(),
                latest(events, EventType.CHAMPION_LEFT, null),
                latest(events, EventType.BUDGET_CYCLE_MISSED, null),
                latest(events, EventType.CONFIRMED_NO_PRIORITY, null),
                deals.datedOpen,
                deals.stallClockAt,
                engagedFrom(account, signals, events, standing, asOf),
                deals.open,
                deals.lastWonAt,
                deals.lastOpenStageAt,
                deals.lastLostAt,
                standing.tierDropRejected(),
                standing.tierAtRejection(),
                pin == null ? null : pin.cluster(),
                pin == null ? null : pin.until(),
                standing.pending() == null ? null : standing.pending().raisedAt(),
                seat,
                List.copyOf(findings));
    }

    /** All evidence of a profile whose own evidence has a floor. */
    public OverallSignals overall(Profile profile) {
        Account account = profile.account();
        List<Finding> alreadyFound = new ArrayList<>();
        List<Signal> signals = account.inCrm() ? counting(account.signals(), profile.asOf(), alreadyFound) : List.of();
        Triggers triggers = new Triggers(account, profile.asOf(), alreadyFound);
        return new OverallSignals(profile, times(account, signals, triggers, profile.asOf(), null));
    }

    private static List<Signal> counting(List<Signal> signals, Instant asOf, List<Finding> findings) {
        for (Signal signal : signals) {
            if (signal.at().isAfter(asOf)) {
                List<Signal> past = new ArrayList<>(signals.size());
                for (Signal each : signals) {
                    if (each.at().isAfter(asOf)) {
                        findings.add(future(each.type() + " at " + each.at(), "signals.at"));
                    } else {
                        past.add(each);
                    }
                }
                return past;
            }
        }
        return signals;
    }

    private static List<AccountEvent> events(Account account, Instant asOf, List<Finding> findings) {
        if (account.events().isEmpty()) {
            return List.of();
        }
        List<AccountEvent> past = new ArrayList<>(account.events().size());
        for (AccountEvent event : account.events()) {
            if (event.at().isAfter(asOf)) {
                findings.add(future(event.type() + " at " + event.at(), "events.at"));
                continue;
            }
            past.add(event);
            String dealId = event.dealId();
            if (dealId != null
                    && account.deals().stream().noneMatch(deal -> deal.dealId().equals(dealId))) {
                findings.add(Finding.warning(
                        "UNKNOWN_DEAL",
                        event.type() + " at " + event.at() + " names deal \"" + dealId
                                + "\", which the account does not have",
                        "events.deal_id"));
            }
        }
        return past;
    }

    static Finding future(String what, String field) {
        return Finding.warning("FUTURE_EVIDENCE", what + " is after as_of and does not count", field);
    }

    private SignalTimes times(
            Account account, List<Signal> signals, Triggers triggers, Instant asOf, @Nullable Instant floor) {
        @Nullable Instant[] latest = new Instant[SIGNAL_TYPES];
        Instant intentPageVisitAt = null;
        Set<String> engaged = Set.of();
        for (Signal signal : signals) {
            Instant at = signal.at();
            if (floor != null && !at.isAfter(floor)) {
                continue;
            }
            SignalType type = signal.type();
            int slot = type.ordinal();
            if (SHORT_LIVED.contains(type)) {
                latest[slot] = latest(latest[slot], at);
                if (type == SignalType.WEBSITE_VISIT && signal.intentPage()) {
                    intentPageVisitAt = latest(intentPageVisitAt, at);
                }
            } else {
                latest[slot] = longest(latest[slot], at, signalWindow);
            }
            String contact = signal.contactId();
            if (contact != null && engagedContactSignals.contains(type) && signalWindow.covers(at, asOf, zone)) {
                if (engaged.isEmpty()) {
                    engaged = new HashSet<>(8);
                }
                engaged.add(contact);
            }
        }
        int committee = engaged.isEmpty() || !account.inCrm() ? 0 : committee(account, engaged);
        Instant triggerUntil = null;
        Instant openTriggerAt = null;
        for (Trigger trigger : triggers.positive) {
            if (floor != null && !trigger.detectedAt().isAfter(floor)) {
                continue;
            }
            if (trigger.expiresAt() != null) {
                triggerUntil = latest(triggerUntil, trigger.expiresAt());
            } else {
                openTriggerAt = longest(openTriggerAt, trigger.detectedAt(), triggerWindow);
            }
        }
        return new SignalTimes(
                latest[SignalType.DEMO.ordinal()],
                latest[SignalType.MEETING.ordinal()],
                latest[SignalType.CONTENT_DOWNLOAD.ordinal()],
                latest[SignalType.WEBINAR.ordinal()],
                latest[SignalType.EVENT.ordinal()],
                latest[SignalType.LINKEDIN_CONNECTION_ACCEPTED.ordinal()],
                latest[SignalType.EMAIL_REPLY.ordinal()],
                latest[SignalType.OUTREACH_REPLY.ordinal()],
                intentPageVisitAt,
                latest[SignalType.WEBSITE_VISIT.ordinal()],
                latest[SignalType.AD_CLICK.ordinal()],
                engaged.size(),
                committee,
                triggerUntil,
                openTriggerAt);
    }

    /** How many of the people that are engaged belong to the buying committee. */
    private static int committee(Account account, Set<String> engaged) {
        Set<String> counted = Set.of();
        for (Contact contact : account.contacts()) {
            if (contact.buyingCommittee() && engaged.contains(contact.contactId())) {
                if (counted.isEmpty()) {
                    counted = new HashSet<>(8);
                }
                counted.add(contact.contactId());
            }
        }
        return counted.size();
    }

    /** From where six months without engagement run: the latest end counts, see {@link #longest}. */
    private @Nullable Instant engagedFrom(
            Account account, List<Signal> signals, List<AccountEvent> events, Standing standing, Instant asOf) {
        Instant from = standing.demotionFloor();
        if (from == null) {
            return null;
        }
        EngagementLevel level = account.engagementLevel();
        if (signals.isEmpty() && level != null && level != EngagementLevel.NONE && account.inCrm()) {
            return asOf;
        }
        for (Signal signal : signals) {
            from = longest(from, signal.at(), noEngagementAfter);
        }
        for (AccountEvent event : events) {
            switch (event.type()) {
                case CHALLENGE_VALIDATED, TIMELINE_EXPRESSED, BUDGET_EXPRESSED ->
                    from = longest(from, event.at(), noEngagementAfter);
                default -> {}
            }
        }
        return from;
    }

    private @Nullable Instant latest(List<AccountEvent> events, EventType type, @Nullable Instant floor) {
        Instant found = null;
        for (AccountEvent event : events) {
            if (event.type() == type && (floor == null || event.at().isAfter(floor))) {
                found = longest(found, event.at(), promotionWindow);
            }
        }
        return found;
    }

    static Instant latest(@Nullable Instant left, Instant right) {
        return left == null || right.isAfter(left) ? right : left;
    }

    /**
     * Of two instants the one whose window ends last: the later one, unless the month's end turns their order round (31
     * August, 01:00, plus six months is before 29 August, 23:00, plus six months).
     */
    private Instant longest(@Nullable Instant left, Instant right, Window window) {
        if (left == null) {
            return right;
        }
        if (window.unit() == Window.Unit.MONTHS
                && Math.abs(right.getEpochSecond() - left.getEpochSecond()) <= CLAMPING_SECONDS) {
            int order = window.end(right, zone).compareTo(window.end(left, zone));
            if (order != 0) {
                return order > 0 ? right : left;
            }
        }
        return latest(left, right);
    }

    /** The triggers that count at all. */
    private final class Triggers {
        private final List<Trigger> positive;

        private Triggers(Account account, Instant asOf, List<Finding> findings) {
            if (account.triggerStatus() == TriggerStatus.UNKNOWN) {
                findings.add(Finding.warning(
                        "TRIGGER_LOOKUP_FAILED",
                        "the trigger status is UNKNOWN and decides like NO",
                        "trigger_status"));
            }
            positive = account.triggers().isEmpty()
                    ? List.of()
                    : new ArrayList<>(account.triggers().size());
            for (Trigger trigger : account.triggers()) {
                if (trigger.detectedAt().isAfter(asOf)) {
                    findings.add(future(words(trigger), "triggers.detected_at"));
                } else if (trigger.polarity() == TriggerPolarity.POSITIVE) {
                    positive.add(trigger);
                } else if (live(trigger, asOf)) {
                    findings.add(
                            Finding.warning("NEGATIVE_TRIGGER", words(trigger) + " speaks against buying", "triggers"));
                }
            }
        }

        private static String words(Trigger trigger) {
            return Objects.requireNonNullElse(trigger.type(), "trigger") + " detected at " + trigger.detectedAt();
        }

        private boolean live(Trigger trigger, Instant asOf) {
            Instant expiresAt = trigger.expiresAt();
            return expiresAt == null
                    ? triggerWindow.covers(trigger.detectedAt(), asOf, zone)
                    : asOf.isBefore(expiresAt);
        }
    }
}
