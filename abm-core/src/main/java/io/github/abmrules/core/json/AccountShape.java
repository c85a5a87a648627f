package io.github.abmrules.core.json;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.Challenge;
import io.github.abmrules.core.programme.CompanyStage;
import io.github.abmrules.core.rejection.Values;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.trust.TrustLevel;
import java.time.Instant;
import java.util.List;

/** The JSON of an {@link Account}. */
final class AccountShape extends Shape<Account> {

    static final AccountShape INSTANCE = new AccountShape();

    private final Field<String> accountId = identity("account_id");
    private final Field<String> company = optional("company", Kind.text());
    private final Field<IcpTier> icpTier = optional("icp_tier", Kind.enumeration(IcpTier.class));
    private final Field<Firmographics> firmographics = optional("firmographics", new FirmographicsShape());
    private final Field<Boolean> inCrm = optional("in_crm", Kind.bool());
    private final Field<EngagementLevel> engagementLevel =
            optional("engagement_level", Kind.enumeration(EngagementLevel.class));
    private final Field<List<Signal>> signals = optional("signals", Kind.listOf(new SignalShape()));
    private final Field<TriggerStatus> triggerStatus =
            optional("trigger_status", Kind.enumeration(TriggerStatus.class));
    private final Field<List<Trigger>> triggers = optional("triggers", Kind.listOf(new TriggerShape()));
    private final Field<List<Deal>> deals = optional("deals", Kind.listOf(new DealShape()));
    private final Field<List<Contact>> contacts = optional("contacts", Kind.listOf(new ContactShape()));
    private final Field<List<AccountEvent>> events = optional("events", Kind.listOf(new EventShape()));
    private final Field<CurrentCluster> current = optional("current", new CurrentClusterShape());
    private final Field<List<Review>> reviews = optional("reviews", Kind.listOf(new ReviewShape()));
    private final Field<Pin> pin = optional("pin", new PinShape());
    private final Field<Integer> activeFocusTaken =
            optional("active_focus_taken", Kind.number(Values.integer(0, Integer.MAX_VALUE)));
    private final Field<TrustLevel> trustLevel = optional("trust_level", Kind.enumeration(TrustLevel.class));
    private final Field<Instant> trustLevelAt = optional("trust_level_at", Kind.instant());
    private final Field<String> jobToBeDone = optional("job_to_be_done", Kind.text());
    private final Field<Challenge> challenge = optional("challenge", Kind.enumeration(Challenge.class));
    private final Field<String> vertical = optional("vertical", Kind.text());
    private final Field<CompanyStage> stage = optional("stage", Kind.enumeration(CompanyStage.class));

    private AccountShape() {}

    @Override
    void check(Slots slots) {
        if (slots.absent(icpTier) && slots.absent(firmographics)) {
            slots.missing(icpTier, " unless firmographics are given");
        }
    }

    @Override
    Account build(Slots slots) {
        return new Account(
                slots.get(accountId),
                slots.find(company),
                slots.find(icpTier),
                slots.find(firmographics),
                slots.or(inCrm, true),
                slots.find(engagementLevel),
                slots.list(signals),
                slots.find(triggerStatus),
                slots.list(triggers),
                slots.list(deals),
                slots.list(contacts),
                slots.list(events),
                slots.find(current),
                slots.list(reviews),
                slots.find(pin),
                slots.or(activeFocusTaken, 0),
                slots.find(trustLevel),
                slots.find(trustLevelAt),
                slots.find(jobToBeDone),
                slots.find(challenge),
                slots.find(vertical),
                slots.find(stage));
    }
}
