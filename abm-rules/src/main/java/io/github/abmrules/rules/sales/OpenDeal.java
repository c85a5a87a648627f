package io.github.abmrules.rules.sales;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.sales.StageAverage;
import io.github.abmrules.core.time.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An open deal as rules about its risk see it. A date after the instant of the answer is not known yet, except for the close
 * date, which is a plan. Immutable.
 */
public final class OpenDeal {
    private final Account account;
    private final Deal deal;
    private final Instant asOf;
    private final ZoneId zone;
    private final StageTimes times;
    private final @Nullable String stage;
    private final @Nullable Instant stageEnteredAt;
    private final @Nullable Instant lastActivityAt;
    private final int contacts;

    OpenDeal(Deals.Held held, StageTimes times, Instant asOf, ZoneId zone) {
        this.account = held.account();
        this.deal = held.deal();
        this.asOf = asOf;
        this.zone = zone;
        this.times = times;
        this.stage = Deals.text(deal.stage());
        this.stageEnteredAt = past(deal.stageEnteredAt());
        this.lastActivityAt = past(deal.lastActivityAt());
        this.contacts = new HashSet<>(deal.contactIds()).size();
    }

    private @Nullable Instant past(@Nullable Instant at) {
        return at == null || at.isAfter(asOf) ? null : at;
    }

    /** The deal. */
    public Deal deal() {
        return deal;
    }

    /** Its account. */
    public Account account() {
        return account;
    }

    /** When somebody last did something: the last activity, else the entry into the stage; null when neither is known. */
    public @Nullable Instant activeAt() {
        return lastActivityAt == null ? stageEnteredAt : lastActivityAt;
    }

    /** Whether it is known when somebody last did something. */
    public boolean activityKnown() {
        return activeAt() != null;
    }

    /** Whether nothing has been done for so long, or longer; false when nothing is known. */
    public boolean inactiveFor(Window window) {
        Instant last = activeAt();
        return last != null && !asOf.isBefore(window.end(last, zone));
    }

    /** Whether nobody has written down what is to be done next. */
    public boolean nextStepMissing() {
        return Deals.text(deal.nextStep()) == null;
    }

    /** How many people on the other side are part of it. */
    public int contacts() {
        return contacts;
    }

    /** Whether it is known which stage it is in, and since when. */
    public boolean stageAgeKnown() {
        return stage != null && stageEnteredAt != null;
    }

    /** Whether the parameters give the usual time in its stage. */
    public boolean averageGiven() {
        return stage != null && times.isGiven(stage);
    }

    /** How many closed deals of the input were in its stage for a known time. */
    public int sample() {
        return stage == null ? 0 : times.sample(stage);
    }

    /** Whether it has been in its stage for longer than so many times the usual time. */
    public boolean inStageLongerThan(BigDecimal factor) {
        return stage != null && stageEnteredAt != null && times.exceeds(stage, stageAge(), factor);
    }

    /** Whether it has a close date. */
    public boolean closeDateKnown() {
        return deal.closeDate() != null;
    }

    /** Whether the day on which it was expected to close is over. */
    public boolean closeDatePassed() {
        Instant closeDate = deal.closeDate();
        return closeDate != null && dateOf(closeDate).isBefore(dateOf(asOf));
    }

    /** Whether a date that tells what has been lies ahead. */
    public boolean datedAhead() {
        return isAhead(deal.stageEnteredAt()) || isAhead(deal.lastActivityAt());
    }

    private boolean isAhead(@Nullable Instant at) {
        return at != null && at.isAfter(asOf);
    }

    /** For how long nothing has been done, in words. */
    public String inactivity() {
        Instant last = Objects.requireNonNull(activeAt());
        String words = "no activity for " + days(Duration.between(last, asOf).toDays());
        return lastActivityAt == null ? words + ", since it came into its stage" : words;
    }

    /** How many people are part of it, in words. */
    public String threads() {
        return contacts == 0
                ? "no contact on the deal"
                : contacts == 1 ? "1 contact on the deal" : contacts + " contacts on the deal";
    }

    /** How long it has been in its stage, in words. */
    public String stay() {
        StageAverage average = times.average(Objects.requireNonNull(stage));
        return "in stage " + stage + " for " + days(stageAge().toDays()) + ", where " + average.days()
                + " days are usual";
    }

    /** How few closed deals were in its stage, in words. */
    public String fewSamples() {
        return "too few closed deals that were in stage " + stage + ": " + sample();
    }

    /** Which close date has passed, in words. */
    public String overdue() {
        LocalDate date = dateOf(Objects.requireNonNull(deal.closeDate()));
        return "close date " + date + " passed " + days(ChronoUnit.DAYS.between(date, dateOf(asOf))) + " ago";
    }

    /** Which date lies ahead, in words. */
    public String ahead() {
        boolean stageAhead = isAhead(deal.stageEnteredAt());
        return "deal \"" + deal.dealId() + "\": "
                + (stageAhead
                        ? "stage_entered_at " + deal.stageEnteredAt()
                        : "last_activity_at " + deal.lastActivityAt())
                + " is later than " + asOf + " and does not count";
    }

    private Duration stageAge() {
        return Duration.between(Objects.requireNonNull(stageEnteredAt), asOf);
    }

    private LocalDate dateOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    static String days(long days) {
        return days == 1 ? "1 day" : days + " days";
    }

    /** The stage; null when it is not known. */
    @Nullable
    String stage() {
        return stage;
    }

    /** When it came into its stage; null when not known or in the future. */
    @Nullable
    Instant stageEnteredAt() {
        return stageEnteredAt;
    }

    /** When somebody last logged something; null when not known or in the future. */
    @Nullable
    Instant lastActivityAt() {
        return lastActivityAt;
    }

    /** For people: account and deal. */
    @Override
    public String toString() {
        return "OpenDeal[" + account.accountId() + " " + deal.dealId() + "]";
    }
}
