package io.github.abmrules.rules.profile;

import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.time.Window;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Evidence as the rules of the engagement pack read it. A {@link Profile} holds the evidence that may lift the account; an
 * account with a floor under its evidence has {@link OverallSignals} beside it.
 */
public interface Signals {

    /** The evidence by type. */
    SignalTimes times();

    /** The instant the decision is about. */
    Instant asOf();

    /** The given trigger status that wins over the news; null when the news decides. */
    @Nullable
    TriggerStatus statedTrigger();

    /** The zone of calendar arithmetic. */
    ZoneId zone();

    /** Whether something that happened at {@code at} still counts; false when {@code at} is null. */
    default boolean live(@Nullable Instant at, Window window) {
        return at != null && window.covers(at, asOf(), zone());
    }

    /** See {@link SignalTimes}. */
    default @Nullable Instant demoAt() {
        return times().demoAt();
    }

    /** See {@link SignalTimes}. */
    default @Nullable Instant meetingAt() {
        return times().meetingAt();
    }

    /** See {@link SignalTimes}. */
    default @Nullable Instant contentDownloadAt() {
        return times().contentDownloadAt();
    }

    /** See {@link SignalTimes}. */
    default @Nullable Instant webinarAt() {
        return times().webinarAt();
    }

    /** See {@link SignalTimes}. */
    default @Nullable Instant eventAt() {
        return times().eventAt();
    }

    /** See {@link SignalTimes}. */
    default @Nullable Instant linkedinConnectionAcceptedAt() {
        return times().linkedinConnectionAcceptedAt();
    }

    /** See {@link SignalTimes}. */
    default @Nullable Instant emailReplyAt() {
        return times().emailReplyAt();
    }

    /** See {@link SignalTimes}. */
    default @Nullable Instant outreachReplyAt() {
        return times().outreachReplyAt();
    }

    /** See {@link SignalTimes}. */
    default @Nullable Instant intentPageVisitAt() {
        return times().intentPageVisitAt();
    }

    /** See {@link SignalTimes}. */
    default @Nullable Instant websiteVisitAt() {
        return times().websiteVisitAt();
    }

    /** See {@link SignalTimes}. */
    default @Nullable Instant adClickAt() {
        return times().adClickAt();
    }

    /** See {@link SignalTimes}. */
    default int engagedContacts() {
        return times().engagedContacts();
    }

    /** See {@link SignalTimes}. */
    default int engagedCommitteeMembers() {
        return times().engagedCommitteeMembers();
    }

    /** See {@link SignalTimes}. */
    default @Nullable Instant triggerUntil() {
        return times().triggerUntil();
    }

    /** See {@link SignalTimes}. */
    default @Nullable Instant openTriggerAt() {
        return times().openTriggerAt();
    }
}
