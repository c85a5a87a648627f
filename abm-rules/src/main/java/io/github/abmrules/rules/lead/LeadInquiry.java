package io.github.abmrules.rules.lead;

import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.lead.Lead;
import io.github.abmrules.core.lead.QualifiedLead;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.core.time.BusinessCalendar;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Notes;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.packs.RulesVersion;
import io.github.abmrules.rules.stage.UndecidedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One lead on its way through the rules, which take a single stage. */
final class LeadInquiry implements Inquiry<QualifiedLead> {
    private final Lead lead;
    private final BusinessCalendar calendar;
    private final LeadFact fact;
    private boolean asked;

    LeadInquiry(Lead lead, Setting setting) {
        this.lead = lead;
        this.calendar = setting.calendar();
        this.fact = new LeadFact(lead, lead.receivedAt().isAfter(setting.asOf()));
    }

    @Override
    public Collection<?> next(Notes notes) {
        if (asked) {
            return List.of();
        }
        asked = true;
        return List.of(fact);
    }

    @Override
    public QualifiedLead answer(Notes notes) throws UndecidedException {
        Banded banded = notes.one(Banded.class, "the band");
        Handled handled = notes.one(Handled.class, "the action");
        List<Finding> findings = notes.all(LeadFound.class).stream()
                .map(LeadFound::finding)
                .sorted()
                .toList();
        return new QualifiedLead(
                lead.leadId(),
                lead.points(),
                banded.band(),
                handled.action(),
                handled.owner(),
                dueAt(notes.atMostOne(Due.class, "the due time")),
                review(notes.atMostOne(Disputed.class, "the review")),
                findings,
                notes.fired());
    }

    private @Nullable Instant dueAt(@Nullable Due due) {
        if (due == null) {
            return null;
        }
        Duration within = due.within();
        return within == null ? calendar.closingAfter(lead.receivedAt()) : calendar.plus(lead.receivedAt(), within);
    }

    /** Of all leads of an account it is the same review; where no account is known, of the same lead. */
    private @Nullable ReviewRequest review(@Nullable Disputed disputed) {
        if (disputed == null) {
            return null;
        }
        String about = lead.accountId() == null ? "lead\n" + lead.leadId() : "account\n" + lead.accountId();
        String text = about + "\n" + disputed.cluster() + "\n" + disputed.cluster();
        byte[] hash = RulesVersion.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return new ReviewRequest(
                HexFormat.of().formatHex(hash, 0, 16),
                ReviewStatus.PENDING,
                List.of(disputed.reason()),
                disputed.cluster(),
                disputed.cluster());
    }
}
