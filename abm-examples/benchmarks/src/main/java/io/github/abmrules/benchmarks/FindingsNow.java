package io.github.abmrules.benchmarks;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerPolarity;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.explain.Finding;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is odd about an account, and what a person is told of the decision about it. */
final class FindingsNow {
    private final Account account;
    private final Instant asOf;
    private final List<Finding> found = new ArrayList<>(0);

    private FindingsNow(Account account, Instant asOf) {
        this.account = account;
        this.asOf = asOf;
    }

    /** The findings, by code, then field, then message, each once. */
    static List<Finding> of(DecisionNow now) {
        FindingsNow findings = new FindingsNow(now.account, now.asOf);
        findings.input();
        findings.decision(now);
        return findings.found.isEmpty()
                ? List.of()
                : findings.found.stream().sorted().distinct().toList();
    }

    private void input() {
        if (account.inCrm()) {
            for (Signal signal : account.signals()) {
                future(signal.at(), signal.type() + " at " + signal.at(), "signals.at");
            }
            account.deals().forEach(this::deal);
        } else {
            warn("NOT_IN_CRM", "signals, deals, contacts and a given level are ignored", "in_crm");
        }
        if (account.triggerStatus() == TriggerStatus.UNKNOWN) {
            warn("TRIGGER_LOOKUP_FAILED", "the trigger status is UNKNOWN and decides like NO", "trigger_status");
        }
        account.triggers().forEach(this::trigger);
        account.events().forEach(this::event);
    }

    private void trigger(Trigger trigger) {
        String what = Objects.requireNonNullElse(trigger.type(), "trigger") + " detected at " + trigger.detectedAt();
        if (future(trigger.detectedAt(), what, "triggers.detected_at")
                || trigger.polarity() == TriggerPolarity.POSITIVE) {
            return;
        }
        Instant expiresAt = trigger.expiresAt();
        boolean live = expiresAt == null
                ? EvidenceNow.SIGNALS.covers(trigger.detectedAt(), asOf, ZoneOffset.UTC)
                : asOf.isBefore(expiresAt);
        if (live) {
            warn("NEGATIVE_TRIGGER", what + " speaks against buying", "triggers");
        }
    }

    private void event(AccountEvent event) {
        String what = event.type() + " at " + event.at();
        String dealId = event.dealId();
        if (!future(event.at(), what, "events.at") && dealId != null && !has(dealId)) {
            warn(
                    "UNKNOWN_DEAL",
                    what + " names deal \"" + dealId + "\", which the account does not have",
                    "events.deal_id");
        }
    }

    private boolean has(String dealId) {
        for (Deal deal : account.deals()) {
            if (deal.dealId().equals(dealId)) {
                return true;
            }
        }
        return false;
    }

    private void deal(Deal deal) {
        boolean dated = past(deal, deal.stageEnteredAt(), "stage_entered_at");
        dated |= past(deal, deal.lastActivityAt(), "last_activity_at");
        if (deal.status() == DealStatus.OPEN) {
            if (!dated) {
                warn(
                        "DEAL_WITHOUT_DATE",
                        "open deal \"" + deal.dealId() + "\" has neither stage_entered_at nor last_activity_at and"
                                + " neither lifts nor stalls",
                        "deals.stage_entered_at");
            }
        } else if (deal.closeDate() == null) {
            warn(
                    "CLOSED_DEAL_WITHOUT_DATE",
                    "deal \"" + deal.dealId() + "\" is " + deal.status() + " without close_date and does not count",
                    "deals.close_date");
        } else {
            past(deal, deal.closeDate(), "close_date");
        }
    }

    private boolean past(Deal deal, @Nullable Instant at, String field) {
        if (at == null || !at.isAfter(asOf)) {
            return at != null;
        }
        future(at, field + " " + at + " of deal \"" + deal.dealId() + "\"", "deals." + field);
        return false;
    }

    private void decision(DecisionNow now) {
        if (now.evidence.customer) {
            inform("CUSTOMER", "the account is a customer since " + now.evidence.wonAt + " and leaves clustering");
        } else if (now.weighed() && now.evidence.dealLost) {
            inform(
                    "DEAL_LOST",
                    "the last open deal was lost at " + now.evidence.lostAt + ": decided from evidence alone");
        }
        if (now.pinned) {
            inform("PINNED", Objects.requireNonNull(account.pin()).inWords());
        }
        if (now.place.expired() != null) {
            inform(
                    "REVIEW_EXPIRED",
                    "the review raised at " + now.place.expired().raisedAt() + " was not decided in time");
        }
    }

    private boolean future(Instant at, String what, String field) {
        if (!at.isAfter(asOf)) {
            return false;
        }
        warn("FUTURE_EVIDENCE", what + " is after as_of and does not count", field);
        return true;
    }

    private void warn(String code, String message, String field) {
        found.add(Finding.warning(code, message, field));
    }

    private void inform(String code, String message) {
        found.add(Finding.info(code, message, null));
    }
}
