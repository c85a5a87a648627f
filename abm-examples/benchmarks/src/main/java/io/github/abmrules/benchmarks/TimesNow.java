package io.github.abmrules.benchmarks;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerPolarity;
import io.github.abmrules.core.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When what speaks for an account was last seen, above a floor: what an explanation needs beyond the decision. */
final class TimesNow {
    private static final Duration CLAMPING = Duration.ofDays(5);

    final int engagedContacts;
    final int committeeMembers;

    @Nullable
    Instant intentPageVisitAt;

    @Nullable
    Instant newsUntil;

    @Nullable
    Instant openNewsAt;

    @Nullable
    Instant challengeValidatedAt;

    @Nullable
    Instant timelineExpressedAt;

    @Nullable
    Instant budgetExpressedAt;

    private final Instant asOf;
    private final @Nullable Instant floor;
    private final @Nullable Instant[] latest = new Instant[SignalType.values().length];

    TimesNow(Account account, @Nullable Instant floor, Instant asOf) {
        this.asOf = asOf;
        this.floor = floor;
        Set<String> engaged = account.inCrm() ? signals(account) : Set.of();
        engagedContacts = engaged.size();
        committeeMembers = engaged.isEmpty() ? 0 : committee(account, engaged);
        for (Trigger trigger : account.triggers()) {
            if (trigger.polarity() == TriggerPolarity.POSITIVE && counts(trigger.detectedAt())) {
                if (trigger.expiresAt() == null) {
                    openNewsAt = longest(openNewsAt, trigger.detectedAt());
                } else {
                    newsUntil = later(newsUntil, trigger.expiresAt());
                }
            }
        }
        for (AccountEvent event : account.events()) {
            if (counts(event.at())) {
                if (event.type() == EventType.CHALLENGE_VALIDATED) {
                    challengeValidatedAt = longest(challengeValidatedAt, event.at());
                } else if (event.type() == EventType.TIMELINE_EXPRESSED) {
                    timelineExpressedAt = longest(timelineExpressedAt, event.at());
                } else if (event.type() == EventType.BUDGET_EXPRESSED) {
                    budgetExpressedAt = longest(budgetExpressedAt, event.at());
                }
            }
        }
    }

    /** When a signal of a type was last seen; null when it does not count any more. */
    @Nullable
    Instant live(SignalType type) {
        Instant at = latest[type.ordinal()];
        return at != null && covers(at, shortLived(type) ? EvidenceNow.VISITS : EvidenceNow.SIGNALS) ? at : null;
    }

    boolean intentPageVisited() {
        return intentPageVisitAt != null && covers(intentPageVisitAt, EvidenceNow.VISITS);
    }

    boolean newsUntilExpiry() {
        return newsUntil != null && newsUntil.isAfter(asOf);
    }

    boolean newsInWindow() {
        return openNewsAt != null && covers(openNewsAt, EvidenceNow.SIGNALS);
    }

    private Set<String> signals(Account account) {
        Set<String> engaged = Set.of();
        for (Signal signal : account.signals()) {
            Instant at = signal.at();
            if (!counts(at)) {
                continue;
            }
            SignalType type = signal.type();
            int slot = type.ordinal();
            if (shortLived(type)) {
                latest[slot] = later(latest[slot], at);
                if (type == SignalType.WEBSITE_VISIT && signal.intentPage()) {
                    intentPageVisitAt = later(intentPageVisitAt, at);
                }
                continue;
            }
            latest[slot] = longest(latest[slot], at);
            if (signal.contactId() != null && covers(at, EvidenceNow.SIGNALS)) {
                if (engaged.isEmpty()) {
                    engaged = new HashSet<>();
                }
                engaged.add(signal.contactId());
            }
        }
        return engaged;
    }

    private static int committee(Account account, Set<String> engaged) {
        Set<String> members = new HashSet<>();
        for (Contact contact : account.contacts()) {
            if (contact.buyingCommittee() && engaged.contains(contact.contactId())) {
                members.add(contact.contactId());
            }
        }
        return members.size();
    }

    private boolean counts(Instant at) {
        return !at.isAfter(asOf) && (floor == null || at.isAfter(floor));
    }

    private boolean covers(Instant at, Window window) {
        return window.covers(at, asOf, ZoneOffset.UTC);
    }

    private static boolean shortLived(SignalType type) {
        return EvidenceNow.shows(type) == EngagementLevel.LOW;
    }

    /** The one whose six months end last, which is not the later one where a month is too short for both. */
    private static Instant longest(@Nullable Instant left, Instant right) {
        if (left != null && Duration.between(left, right).abs().compareTo(CLAMPING) < 0) {
            int order = EvidenceNow.SIGNALS
                    .end(right, ZoneOffset.UTC)
                    .compareTo(EvidenceNow.SIGNALS.end(left, ZoneOffset.UTC));
            if (order != 0) {
                return order > 0 ? right : left;
            }
        }
        return later(left, right);
    }

    private static Instant later(@Nullable Instant left, Instant right) {
        return left == null || right.isAfter(left) ? right : left;
    }
}
