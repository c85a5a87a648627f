package io.github.abmrules.rules.sales;

import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.rejection.Values;
import io.github.abmrules.core.sales.AverageSource;
import io.github.abmrules.core.sales.StageAverage;
import io.github.abmrules.rules.parameters.Parameters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long deals stay in each stage: as the parameters say, else the mean over the closed deals that were in it, from when
 * they came into it to when they were closed.
 */
final class StageTimes {

    private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);
    private static final int NANO_DIGITS = 9;

    private final Map<String, BigDecimal> given = new HashMap<>();
    private final Map<String, Sum> sums = new HashMap<>();

    private static final class Sum {
        private int count;
        private Duration total = Duration.ZERO;
    }

    StageTimes(Deals deals, Parameters parameters, Instant asOf) {
        parameters.node("stage-averages").asMap().forEach((stage, node) -> {
            BigDecimal days = Values.decimal().parse(node.asText().strip());
            if (days == null || days.signum() == 0) {
                throw node.broken("the usual time in the stage \"" + stage + "\" is \"" + node.asText()
                        + "\"; allowed: a number of days above 0");
            }
            given.put(stage, days.multiply(SECONDS_A_DAY));
        });
        for (Deals.Held held : deals.all()) {
            if (!held.open()) {
                add(held.deal(), asOf);
            }
        }
    }

    private void add(Deal deal, Instant asOf) {
        String stage = Deals.text(deal.stage());
        Instant from = deal.stageEnteredAt();
        Instant to = deal.closeDate();
        if (stage == null || from == null || to == null || to.isBefore(from) || to.isAfter(asOf)) {
            return;
        }
        Sum sum = sums.computeIfAbsent(stage, name -> new Sum());
        sum.count++;
        sum.total = sum.total.plus(Duration.between(from, to));
    }

    /** Whether the parameters give the time of a stage. */
    boolean isGiven(String stage) {
        return given.containsKey(stage);
    }

    /** How many closed deals were in a stage. */
    int sample(String stage) {
        Sum sum = sums.get(stage);
        return sum == null ? 0 : sum.count;
    }

    /** Whether a time is longer than the usual one, multiplied; false when there is none. Exact: nothing is rounded. */
    boolean exceeds(String stage, Duration age, BigDecimal factor) {
        BigDecimal seconds = given.get(stage);
        if (seconds != null) {
            return seconds(age).compareTo(seconds.multiply(factor)) > 0;
        }
        Sum sum = sums.get(stage);
        return sum != null
                && seconds(age)
                                .multiply(BigDecimal.valueOf(sum.count))
                                .compareTo(seconds(sum.total).multiply(factor))
                        > 0;
    }

    StageAverage average(String stage) {
        BigDecimal seconds = given.get(stage);
        Sum sum = sums.get(stage);
        if (seconds == null && sum != null) {
            seconds = seconds(sum.total).divide(BigDecimal.valueOf(sum.count), NANO_DIGITS, RoundingMode.HALF_UP);
        }
        return new StageAverage(
                stage,
                isGiven(stage) ? AverageSource.PARAMETER : AverageSource.CLOSED_DEALS,
                sample(stage),
                days(seconds));
    }

    private static @Nullable BigDecimal days(@Nullable BigDecimal seconds) {
        return seconds == null ? null : seconds.divide(SECONDS_A_DAY, 1, RoundingMode.HALF_UP);
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), NANO_DIGITS));
    }
}
