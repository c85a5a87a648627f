package io.github.abmrules.core.json;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;

/** Writes an {@link Account} with all its fields, in the order of the public format. */
final class AccountText {

    private AccountText() {}

    static void write(JsonText out, Account account) {
        out.object()
                .field("account_id", account.accountId())
                .field("company", account.company())
                .field("icp_tier", account.icpTier())
                .field("firmographics", account.firmographics(), AccountText::firmographics)
                .field("in_crm", account.inCrm())
                .field("engagement_level", account.engagementLevel())
                .list("signals", account.signals(), AccountText::signal)
                .field("trigger_status", account.triggerStatus())
                .list("triggers", account.triggers(), AccountText::trigger)
                .list("deals", account.deals(), AccountText::deal)
                .list("contacts", account.contacts(), AccountText::contact)
                .list("events", account.events(), AccountText::event)
                .field("current", account.current(), AccountText::current)
                .list("reviews", account.reviews(), AccountText::review)
                .field("pin", account.pin(), AccountText::pin)
                .field("active_focus_taken", account.activeFocusTaken())
                .field("trust_level", account.trustLevel())
                .field("trust_level_at", account.trustLevelAt())
                .field("job_to_be_done", account.jobToBeDone())
                .field("challenge", account.challenge())
                .field("vertical", account.vertical())
                .field("stage", account.stage())
                .end();
    }

    private static void firmographics(JsonText out, Firmographics firmographics) {
        out.object()
                .field("industry", firmographics.industry())
                .field("employees", firmographics.employees())
                .field("annual_revenue", firmographics.annualRevenue())
                .field("country", firmographics.country())
                .field("year_founded", firmographics.yearFounded())
                .list("technologies", firmographics.technologies(), JsonText::value)
                .list("behaviours", firmographics.behaviours(), JsonText::value)
                .end();
    }

    private static void signal(JsonText out, Signal signal) {
        out.object()
                .field("type", signal.type())
                .field("at", signal.at())
                .field("contact_id", signal.contactId())
                .field("intent_page", signal.intentPage())
                .end();
    }

    private static void trigger(JsonText out, Trigger trigger) {
        out.object()
                .field("type", trigger.type())
                .field("polarity", trigger.polarity())
                .field("detected_at", trigger.detectedAt())
                .field("expires_at", trigger.expiresAt())
                .field("source", trigger.source())
                .end();
    }

    private static void deal(JsonText out, Deal deal) {
        out.object()
                .field("deal_id", deal.dealId())
                .field("stage", deal.stage())
                .field("status", deal.status())
                .field("amount", deal.amount())
                .field("stage_entered_at", deal.stageEnteredAt())
                .field("last_activity_at", deal.lastActivityAt())
                .field("close_date", deal.closeDate())
                .field("next_step", deal.nextStep())
                .field("owner", deal.owner())
                .list("contact_ids", deal.contactIds(), JsonText::value)
                .end();
    }

    private static void contact(JsonText out, Contact contact) {
        out.object()
                .field("contact_id", contact.contactId())
                .field("role", contact.role())
                .field("buying_committee", contact.buyingCommittee())
                .end();
    }

    private static void event(JsonText out, AccountEvent event) {
        out.object()
                .field("type", event.type())
                .field("at", event.at())
                .field("level", event.level())
                .field("deal_id", event.dealId())
                .end();
    }

    private static void current(JsonText out, CurrentCluster current) {
        out.object()
                .field("cluster", current.cluster())
                .field("since", current.since())
                .field("entered_by", current.enteredBy())
                .field("evidence_from", current.evidenceFrom())
                .field("tier_at_rejection", current.tierAtRejection())
                .end();
    }

    private static void review(JsonText out, Review review) {
        out.object()
                .field("id", review.id())
                .field("from", review.from())
                .field("proposed_cluster", review.proposedCluster())
                .list("reasons", review.reasons(), (text, reason) -> text.word(reason.name()))
                .field("status", review.status())
                .field("raised_at", review.raisedAt())
                .field("decided_at", review.decidedAt())
                .field("reviewer", review.reviewer())
                .field("note", review.note())
                .end();
    }

    private static void pin(JsonText out, Pin pin) {
        out.object()
                .field("cluster", pin.cluster())
                .field("until", pin.until())
                .field("reason", pin.reason())
                .field("owner", pin.owner())
                .end();
    }
}
