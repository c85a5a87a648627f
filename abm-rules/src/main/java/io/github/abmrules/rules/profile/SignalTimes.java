package io.github.abmrules.rules.profile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of one account by type: for each type of signal the instant that stays live longest (the latest, but for
 * month ends), null when there is none.
 *
 * @param demoAt a demonstration
 * @param meetingAt a meeting
 * @param contentDownloadAt a download
 * @param webinarAt a webinar
 * @param eventAt an event
 * @param linkedinConnectionAcceptedAt an accepted connection
 * @param emailReplyAt an answered e-mail
 * @param outreachReplyAt other answered outreach
 * @param intentPageVisitAt a visit to a page that shows intent
 * @param websiteVisitAt a visit to any page
 * @param adClickAt a click on an advertisement
 * @param engagedContacts distinct contacts with a live signal of the types in {@code engaged-contact-signals}
 * @param engagedCommitteeMembers those of them who belong to the buying committee
 * @param triggerUntil latest stated expiry among the positive triggers
 * @param openTriggerAt positive trigger without a stated expiry
 */
public record SignalTimes(
        @Nullable Instant demoAt,
        @Nullable Instant meetingAt,
        @Nullable Instant contentDownloadAt,
        @Nullable Instant webinarAt,
        @Nullable Instant eventAt,
        @Nullable Instant linkedinConnectionAcceptedAt,
        @Nullable Instant emailReplyAt,
        @Nullable Instant outreachReplyAt,
        @Nullable Instant intentPageVisitAt,
        @Nullable Instant websiteVisitAt,
        @Nullable Instant adClickAt,
        int engagedContacts,
        int engagedCommitteeMembers,
        @Nullable Instant triggerUntil,
        @Nullable Instant openTriggerAt) {}
