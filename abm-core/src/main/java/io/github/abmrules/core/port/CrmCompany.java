package io.github.abmrules.core.port;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.programme.Challenge;
import io.github.abmrules.core.programme.CompanyStage;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.trust.TrustLevel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the CRM knows of a company. The fields are those of the JSON of an account, without what other tools tell: fit and
 * news.
 *
 * @param accountId its id in the CRM
 * @param company its name
 * @param engagementLevel a level that replaces the one derived from signals
 * @param signals what people at the company did
 * @param deals opportunities
 * @param contacts people
 * @param events what people or the CRM wrote down
 * @param current where the account stands; null for a new account
 * @param reviews past and pending checkpoints
 * @param pin a cluster put in force by a person
 * @param trustLevel how far the company trusts us
 * @param trustLevelAt when that was true
 * @param jobToBeDone what it wants to get done
 * @param challenge supposed challenge
 * @param vertical industry context
 * @param stage what it is busy with
 */
public record CrmCompany(
        String accountId,
        String company,
        @Nullable EngagementLevel engagementLevel,
        List<Signal> signals,
        List<Deal> deals,
        List<Contact> contacts,
        List<AccountEvent> events,
        @Nullable CurrentCluster current,
        List<Review> reviews,
        @Nullable Pin pin,
        @Nullable TrustLevel trustLevel,
        @Nullable Instant trustLevelAt,
        @Nullable String jobToBeDone,
        @Nullable Challenge challenge,
        @Nullable String vertical,
        @Nullable CompanyStage stage) {

    /** Checks that id and name are there and copies the lists. */
    public CrmCompany {
        InvalidFactException.requireText("account_id", accountId);
        InvalidFactException.requireText("company", company);
        signals = List.copyOf(signals);
        deals = List.copyOf(deals);
        contacts = List.copyOf(contacts);
        events = List.copyOf(events);
        reviews = List.copyOf(reviews);
    }

    /** What the CRM knows of the company of an account. */
    public static CrmCompany of(Account account) {
        String company = account.company();
        return new CrmCompany(
                account.accountId(),
                company == null ? account.accountId() : company,
                account.engagementLevel(),
                account.signals(),
                account.deals(),
                account.contacts(),
                account.events(),
                account.current(),
                account.reviews(),
                account.pin(),
                account.trustLevel(),
                account.trustLevelAt(),
                account.jobToBeDone(),
                account.challenge(),
                account.vertical(),
                account.stage());
    }

    /** This company with other deals. */
    public CrmCompany withDeals(List<Deal> others) {
        return new CrmCompany(
                accountId,
                company,
                engagementLevel,
                signals,
                others,
                contacts,
                events,
                current,
                reviews,
                pin,
                trustLevel,
                trustLevelAt,
                jobToBeDone,
                challenge,
                vertical,
                stage);
    }

    /** The beginning of an account, to which fit and news are to be added. */
    public Account.Builder account() {
        return Account.builder(accountId)
                .company(company)
                .engagementLevel(engagementLevel)
                .signals(signals)
                .deals(deals)
                .contacts(contacts)
                .events(events)
                .current(current)
                .reviews(reviews)
                .pin(pin)
                .trustLevel(trustLevel)
                .trustLevelAt(trustLevelAt)
                .jobToBeDone(jobToBeDone)
                .challenge(challenge)
                .vertical(vertical)
                .stage(stage);
    }
}
