package io.github.abmrules.core.account;

import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.Challenge;
import io.github.abmrules.core.programme.CompanyStage;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.trust.TrustLevel;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A named account and all that a decision about it may rest on. Immutable; build one with {@link #builder(String)}. The
 * order of the lists has no meaning, and an exact duplicate in a list counts once.
 *
 * @param accountId id in the host's CRM; never blank
 * @param company name for people
 * @param icpTier fit; null leaves it to the scorecard, which then needs {@code firmographics}
 * @param firmographics what the scorecard rests on
 * @param inCrm false when the CRM does not know the account: then its signals, deals, contacts and given level are ignored
 * @param engagementLevel a level that replaces the one derived from signals
 * @param signals what people at the account did
 * @param triggerStatus a status that wins over {@code triggers}
 * @param triggers news
 * @param deals opportunities
 * @param contacts people
 * @param events what people or the CRM wrote down
 * @param current where the account stands; null for a new account
 * @param reviews past and pending checkpoints
 * @param pin a cluster put in force by a person
 * @param activeFocusTaken seats of Active Focus that other accounts hold, for a decision about this account alone
 * @param trustLevel how far the account trusts us
 * @param trustLevelAt when that was true; null means before all events
 * @param jobToBeDone what the account wants to get done
 * @param challenge supposed challenge: a hypothesis, not evidence
 * @param vertical industry context
 * @param stage what the company is busy with
 */
public record Account(
        String accountId,
        @Nullable String company,
        @Nullable IcpTier icpTier,
        @Nullable Firmographics firmographics,
        boolean inCrm,
        @Nullable EngagementLevel engagementLevel,
        List<Signal> signals,
        @Nullable TriggerStatus triggerStatus,
        List<Trigger> triggers,
        List<Deal> deals,
        List<Contact> contacts,
        List<AccountEvent> events,
        @Nullable CurrentCluster current,
        List<Review> reviews,
        @Nullable Pin pin,
        int activeFocusTaken,
        @Nullable TrustLevel trustLevel,
        @Nullable Instant trustLevelAt,
        @Nullable String jobToBeDone,
        @Nullable Challenge challenge,
        @Nullable String vertical,
        @Nullable CompanyStage stage) {

    /** Checks the components and copies the lists. */
    public Account {
        InvalidFactException.requireText("account_id", accountId);
        if (icpTier == null && firmographics == null) {
            throw new InvalidFactException(
                    "icp_tier", null, "is required unless firmographics are given; allowed: A, B, C, D, E");
        }
        if (activeFocusTaken < 0) {
            throw new InvalidFactException(
                    "active_focus_taken", Integer.toString(activeFocusTaken), "must not be negative");
        }
        signals = List.copyOf(signals);
        triggers = List.copyOf(triggers);
        deals = List.copyOf(deals);
        contacts = List.copyOf(contacts);
        events = List.copyOf(events);
        reviews = List.copyOf(reviews);
    }

    /** A builder for the account with this id. */
    public static Builder builder(String accountId) {
        return new Builder(accountId);
    }

    /** A builder that starts from this account. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Collects the components of an {@link Account}. Not thread-safe. Lists given to it are copied by {@link #build()}. */
    public static final class Builder {
        private String accountId;
        private @Nullable String company;
        private @Nullable IcpTier icpTier;
        private @Nullable Firmographics firmographics;
        private boolean inCrm = true;
        private @Nullable EngagementLevel engagementLevel;
        private List<Signal> signals = List.of();
        private @Nullable TriggerStatus triggerStatus;
        private List<Trigger> triggers = List.of();
        private List<Deal> deals = List.of();
        private List<Contact> contacts = List.of();
        private List<AccountEvent> events = List.of();
        private @Nullable CurrentCluster current;
        private List<Review> reviews = List.of();
        private @Nullable Pin pin;
        private int activeFocusTaken;
        private @Nullable TrustLevel trustLevel;
        private @Nullable Instant trustLevelAt;
        private @Nullable String jobToBeDone;
        private @Nullable Challenge challenge;
        private @Nullable String vertical;
        private @Nullable CompanyStage stage;

        private Builder(String accountId) {
            this.accountId = accountId;
        }

        private Builder(Account account) {
            accountId = account.accountId;
            company = account.company;
            icpTier = account.icpTier;
            firmographics = account.firmographics;
            inCrm = account.inCrm;
            engagementLevel = account.engagementLevel;
            signals = account.signals;
            triggerStatus = account.triggerStatus;
            triggers = account.triggers;
            deals = account.deals;
            contacts = account.contacts;
            events = account.events;
            current = account.current;
            reviews = account.reviews;
            pin = account.pin;
            activeFocusTaken = account.activeFocusTaken;
            trustLevel = account.trustLevel;
            trustLevelAt = account.trustLevelAt;
            jobToBeDone = account.jobToBeDone;
            challenge = account.challenge;
            vertical = account.vertical;
            stage = account.stage;
        }

        /** Another id. */
        public Builder accountId(String value) {
            accountId = value;
            return this;
        }

        /** Name for people. */
        public Builder company(@Nullable String value) {
            company = value;
            return this;
        }

        /** Fit with the ideal customer profile. */
        public Builder icpTier(@Nullable IcpTier value) {
            icpTier = value;
            return this;
        }

        /** What the scorecard rests on. */
        public Builder firmographics(@Nullable Firmographics value) {
            firmographics = value;
            return this;
        }

        /** Whether the CRM knows the account; true unless said otherwise. */
        public Builder inCrm(boolean value) {
            inCrm = value;
            return this;
        }

        /** A level that replaces the one derived from signals. */
        public Builder engagementLevel(@Nullable EngagementLevel value) {
            engagementLevel = value;
            return this;
        }

        /** What people at the account did. */
        public Builder signals(List<Signal> value) {
            signals = value;
            return this;
        }

        /** What people at the account did. */
        public Builder signals(Signal... value) {
            return signals(List.of(value));
        }

        /** A status that wins over triggers. */
        public Builder triggerStatus(@Nullable TriggerStatus value) {
            triggerStatus = value;
            return this;
        }

        /** News. */
        public Builder triggers(List<Trigger> value) {
            triggers = value;
            return this;
        }

        /** News. */
        public Builder triggers(Trigger... value) {
            return triggers(List.of(value));
        }

        /** Opportunities. */
        public Builder deals(List<Deal> value) {
            deals = value;
            return this;
        }

        /** Opportunities. */
        public Builder deals(Deal... value) {
            return deals(List.of(value));
        }

        /** People. */
        public Builder contacts(List<Contact> value) {
            contacts = value;
            return this;
        }

        /** People. */
        public Builder contacts(Contact... value) {
            return contacts(List.of(value));
        }

        /** What people or the CRM wrote down. */
        public Builder events(List<AccountEvent> value) {
            events = value;
            return this;
        }

        /** What people or the CRM wrote down. */
        public Builder events(AccountEvent... value) {
            return events(List.of(value));
        }

        /** Where the account stands. */
        public Builder current(@Nullable CurrentCluster value) {
            current = value;
            return this;
        }

        /** Past and pending checkpoints. */
        public Builder reviews(List<Review> value) {
            reviews = value;
            return this;
        }

        /** Past and pending checkpoints. */
        public Builder reviews(Review... value) {
            return reviews(List.of(value));
        }

        /** A cluster put in force by a person. */
        public Builder pin(@Nullable Pin value) {
            pin = value;
            return this;
        }

        /** Seats of Active Focus that other accounts hold; 0 unless said otherwise. */
        public Builder activeFocusTaken(int value) {
            activeFocusTaken = value;
            return this;
        }

        /** How far the account trusts us. */
        public Builder trustLevel(@Nullable TrustLevel value) {
            trustLevel = value;
            return this;
        }

        /** When the trust level was true. */
        public Builder trustLevelAt(@Nullable Instant value) {
            trustLevelAt = value;
            return this;
        }

        /** What the account wants to get done. */
        public Builder jobToBeDone(@Nullable String value) {
            jobToBeDone = value;
            return this;
        }

        /** Supposed challenge. */
        public Builder challenge(@Nullable Challenge value) {
            challenge = value;
            return this;
        }

        /** Industry context. */
        public Builder vertical(@Nullable String value) {
            vertical = value;
            return this;
        }

        /** What the company is busy with. */
        public Builder stage(@Nullable CompanyStage value) {
            stage = value;
            return this;
        }

        /**
         * The account.
         *
         * @throws InvalidFactException when a component has a value that it cannot have
         */
        public Account build() {
            return new Account(
                    Objects.requireNonNullElse(accountId, ""),
                    company,
                    icpTier,
                    firmographics,
                    inCrm,
                    engagementLevel,
                    signals,
                    triggerStatus,
                    triggers,
                    deals,
                    contacts,
                    events,
                    current,
                    reviews,
                    pin,
                    activeFocusTaken,
                    trustLevel,
                    trustLevelAt,
                    jobToBeDone,
                    challenge,
                    vertical,
                    stage);
        }
    }
}
