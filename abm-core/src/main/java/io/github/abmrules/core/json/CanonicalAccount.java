package io.github.abmrules.core.json;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An account as bytes to hash: the same for accounts that say the same, different for accounts that do not.
 *
 * <p>The bytes are compact JSON in UTF-8. Keys are sorted; a list is sorted by the bytes of its elements, each of them once;
 * a field that is null, an empty list or has its default is left out ({@code in_crm} true, {@code intent_page} and {@code
 * buying_committee} false, {@code entered_by} INITIAL, {@code evidence_from} equal to {@code since} after a demotion);
 * numbers are without exponent and trailing zeros; instants are in UTC. {@code active_focus_taken} is left out, because a
 * decision counts the seat itself. Needs no JSON library on the class path.
 */
public final class CanonicalAccount {

    private static final int LONGEST_PLAIN_NUMBER = 100;

    /** Room to write in. It is of a class of the JDK, so that threads that outlive this library do not hold on to it. */
    private static final ThreadLocal<byte[]> ROOM = ThreadLocal.withInitial(() -> new byte[4096]);

    private CanonicalAccount() {}

    /** The canonical bytes of an account. Thread-safe. */
    public static byte[] of(Account account) {
        JsonText out = new JsonText();
        write(account, out);
        return out.toBytes();
    }

    /** Adds the canonical bytes of an account to a hash. Thread-safe, as long as the hash belongs to the thread. */
    public static void addTo(MessageDigest digest, Account account) {
        JsonText out = new JsonText(ROOM.get());
        write(account, out);
        out.addTo(digest);
        ROOM.set(out.room());
    }

    private static void write(Account account, JsonText out) {
        out.object();
        text(out, "account_id", account.accountId());
        constant(out, "challenge", account.challenge());
        text(out, "company", account.company());
        set(out, "contacts", account.contacts(), CanonicalAccount::contact);
        part(out, "current", account.current(), CanonicalAccount::current);
        set(out, "deals", account.deals(), CanonicalAccount::deal);
        constant(out, "engagement_level", account.engagementLevel());
        set(out, "events", account.events(), CanonicalAccount::event);
        part(out, "firmographics", account.firmographics(), CanonicalAccount::firmographics);
        constant(out, "icp_tier", account.icpTier());
        if (!account.inCrm()) {
            out.field("in_crm", false);
        }
        text(out, "job_to_be_done", account.jobToBeDone());
        part(out, "pin", account.pin(), CanonicalAccount::pin);
        set(out, "reviews", account.reviews(), CanonicalAccount::review);
        set(out, "signals", account.signals(), CanonicalAccount::signal);
        constant(out, "stage", account.stage());
        constant(out, "trigger_status", account.triggerStatus());
        set(out, "triggers", account.triggers(), CanonicalAccount::trigger);
        constant(out, "trust_level", account.trustLevel());
        instant(out, "trust_level_at", account.trustLevelAt());
        text(out, "vertical", account.vertical());
        out.end();
    }

    private static void contact(JsonText out, Contact contact) {
        out.object();
        flag(out, "buying_committee", contact.buyingCommittee());
        text(out, "contact_id", contact.contactId());
        text(out, "role", contact.role());
        out.end();
    }

    private static void current(JsonText out, CurrentCluster current) {
        boolean demoted = current.enteredBy() == EnteredBy.DEMOTION;
        out.object().field("cluster", current.cluster());
        if (current.enteredBy() != EnteredBy.INITIAL) {
            out.field("entered_by", current.enteredBy());
        }
        if (!demoted || !current.since().equals(current.evidenceFrom())) {
            instant(out, "evidence_from", current.evidenceFrom());
        }
        out.field("since", current.since());
        constant(out, "tier_at_rejection", current.tierAtRejection());
        out.end();
    }

    private static void deal(JsonText out, Deal deal) {
        out.object();
        number(out, "amount", deal.amount());
        instant(out, "close_date", deal.closeDate());
        set(out, "contact_ids", deal.contactIds(), JsonText::value);
        text(out, "deal_id", deal.dealId());
        instant(out, "last_activity_at", deal.lastActivityAt());
        text(out, "next_step", deal.nextStep());
        text(out, "owner", deal.owner());
        text(out, "stage", deal.stage());
        instant(out, "stage_entered_at", deal.stageEnteredAt());
        constant(out, "status", deal.status());
        out.end();
    }

    private static void event(JsonText out, AccountEvent event) {
        out.object().field("at", event.at());
        text(out, "deal_id", event.dealId());
        constant(out, "level", event.level());
        out.field("type", event.type()).end();
    }

    private static void firmographics(JsonText out, Firmographics firmographics) {
        out.object();
        number(out, "annual_revenue", firmographics.annualRevenue());
        set(out, "behaviours", firmographics.behaviours(), JsonText::value);
        text(out, "country", firmographics.country());
        if (firmographics.employees() != null) {
            out.field("employees", firmographics.employees());
        }
        text(out, "industry", firmographics.industry());
        set(out, "technologies", firmographics.technologies(), JsonText::value);
        if (firmographics.yearFounded() != null) {
            out.field("year_founded", firmographics.yearFounded());
        }
        out.end();
    }

    private static void pin(JsonText out, Pin pin) {
        out.object().field("cluster", pin.cluster());
        text(out, "owner", pin.owner());
        text(out, "reason", pin.reason());
        out.field("until", pin.until()).end();
    }

    private static void review(JsonText out, Review review) {
        out.object();
        instant(out, "decided_at", review.decidedAt());
        out.field("from", review.from()).field("id", review.id());
        text(out, "note", review.note());
        out.field("proposed_cluster", review.proposedCluster()).field("raised_at", review.raisedAt());
        set(out, "reasons", review.reasons(), (text, reason) -> text.word(reason.name()));
        text(out, "reviewer", review.reviewer());
        out.field("status", review.status()).end();
    }

    private static void signal(JsonText out, Signal signal) {
        out.object().field("at", signal.at());
        text(out, "contact_id", signal.contactId());
        flag(out, "intent_page", signal.intentPage());
        out.field("type", signal.type()).end();
    }

    private static void trigger(JsonText out, Trigger trigger) {
        out.object().field("detected_at", trigger.detectedAt());
        instant(out, "expires_at", trigger.expiresAt());
        out.field("polarity", trigger.polarity());
        text(out, "source", trigger.source());
        text(out, "type", trigger.type());
        out.end();
    }

    private static void text(JsonText out, String name, @Nullable String value) {
        if (value != null) {
            out.field(name, value);
        }
    }

    private static void constant(JsonText out, String name, @Nullable Enum<?> value) {
        if (value != null) {
            out.field(name, value);
        }
    }

    private static void instant(JsonText out, String name, @Nullable Instant value) {
        if (value != null) {
            out.field(name, value);
        }
    }

    private static void flag(JsonText out, String name, boolean value) {
        if (value) {
            out.field(name, true);
        }
    }

    private static void number(JsonText out, String name, @Nullable BigDecimal value) {
        if (value != null) {
            BigDecimal shortest = value.stripTrailingZeros();
            // No JSON gives a number of such a size; written out it could fill the memory.
            boolean plain = Math.abs((long) shortest.scale()) <= LONGEST_PLAIN_NUMBER;
            out.name(name).number(plain ? shortest.toPlainString() : shortest.toString());
        }
    }

    private static <T> void part(JsonText out, String name, @Nullable T value, BiConsumer<JsonText, T> writer) {
        if (value != null) {
            out.field(name, value, writer);
        }
    }

    private static <T> void set(JsonText out, String name, List<T> values, BiConsumer<JsonText, ? super T> writer) {
        if (!values.isEmpty()) {
            out.set(name, values, writer);
        }
    }
}
