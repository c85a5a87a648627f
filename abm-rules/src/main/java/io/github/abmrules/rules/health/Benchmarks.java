package io.github.abmrules.rules.health;

import io.github.abmrules.core.health.Cohorts;
import io.github.abmrules.core.health.DealCohort;
import io.github.abmrules.core.health.Indicator;
import io.github.abmrules.core.health.IndicatorKind;
import io.github.abmrules.core.health.Reading;
import io.github.abmrules.rules.parameters.Parameters;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes exact fractions of cohorts, and says what they are compared with. */
final class Benchmarks {
    private static final String OF_OTHERS = " times that of other deals";

    private Benchmarks() {}

    static List<Benchmarked> of(@Nullable Cohorts given) {
        Cohorts cohorts = given == null ? Cohorts.UNKNOWN : given;
        DealCohort abm = cohorts.abm() == null ? DealCohort.UNKNOWN : cohorts.abm();
        DealCohort others = cohorts.nonAbm() == null ? DealCohort.UNKNOWN : cohorts.nonAbm();
        return List.of(
                share(Indicator.MEETINGS_BOOKED, cohorts.meetingsBooked(), cohorts.warmedAccounts(), "warmed accounts"),
                share(
                        Indicator.PIPELINE_CREATED,
                        cohorts.pipelineCreated(),
                        cohorts.engagedAccounts(),
                        "engaged accounts"),
                ratio(
                        Indicator.WIN_RATE,
                        decimal(abm.won()),
                        abm.closed(),
                        decimal(others.won()),
                        others.closed(),
                        "won of"),
                ratio(Indicator.DEAL_SIZE, abm.amountTotal(), abm.sized(), others.amountTotal(), others.sized(), "in"),
                ratio(
                        Indicator.SALES_CYCLE,
                        abm.cycleDaysTotal(),
                        abm.timed(),
                        others.cycleDaysTotal(),
                        others.timed(),
                        "days in"));
    }

    /** What an indicator is compared with, in words. */
    static String words(Indicator indicator, Parameters parameters) {
        return switch (indicator) {
            case MEETINGS_BOOKED -> range(parameters, "meetings-from", "meetings-to") + " % of warmed accounts";
            case PIPELINE_CREATED -> range(parameters, "pipeline-from", "pipeline-to") + " % of engaged accounts";
            case WIN_RATE -> "at least " + plain(parameters, "win-rate-from") + OF_OTHERS;
            case DEAL_SIZE -> "at least " + plain(parameters, "deal-size-from") + OF_OTHERS;
            case SALES_CYCLE -> "below " + plain(parameters, "cycle-below") + OF_OTHERS;
            default -> {
                int tolerance = parameters.number("trend-tolerance");
                String before =
                        indicator.kind() == IndicatorKind.LEADING ? "than the week before" : "than the month before";
                yield "no worse " + before + (tolerance == 0 ? "" : " by more than " + tolerance + " %");
            }
        };
    }

    /** The readings, with those that every programme should have. */
    static Trend trend(Indicator indicator, List<Reading> readings) {
        return readings.stream()
                .filter(reading -> reading.indicator() == indicator)
                .findFirst()
                .map(reading -> new Trend(indicator, reading.value(), reading.previous()))
                .orElseGet(() -> new Trend(indicator, null, null));
    }

    private static String range(Parameters parameters, String from, String to) {
        return parameters.number(from) + "–" + parameters.number(to);
    }

    private static String plain(Parameters parameters, String key) {
        return parameters.decimal(key).toPlainString();
    }

    private static Benchmarked share(
            Indicator indicator, @Nullable Long part, @Nullable Long whole, String wholeWords) {
        if (part == null || whole == null) {
            return unknown(indicator);
        }
        return new Benchmarked(
                indicator, true, Fraction.of(part, whole), whole, part + " of " + whole + " " + wholeWords);
    }

    /** One mean by another: (part / count) / (otherPart / otherCount), as one fraction. */
    private static Benchmarked ratio(
            Indicator indicator,
            @Nullable BigDecimal part,
            @Nullable Long count,
            @Nullable BigDecimal otherPart,
            @Nullable Long otherCount,
            String words) {
        if (part == null || count == null || otherPart == null || otherCount == null) {
            return unknown(indicator);
        }
        return new Benchmarked(
                indicator,
                true,
                new Fraction(
                        part.multiply(BigDecimal.valueOf(otherCount)), otherPart.multiply(BigDecimal.valueOf(count))),
                Math.min(count, otherCount),
                String.join(" ", part.toPlainString(), words, count.toString(), "deals of ABM,")
                        + String.join(" ", "", otherPart.toPlainString(), words, otherCount.toString(), "others"));
    }

    private static Benchmarked unknown(Indicator indicator) {
        return new Benchmarked(indicator, false, Fraction.of(0, 0), 0, null);
    }

    private static @Nullable BigDecimal decimal(@Nullable Long count) {
        return count == null ? null : BigDecimal.valueOf(count);
    }
}
