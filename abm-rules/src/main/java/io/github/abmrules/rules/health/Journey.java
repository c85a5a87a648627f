package io.github.abmrules.rules.health;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.health.ClusterMove;
import io.github.abmrules.core.health.Direction;
import io.github.abmrules.core.health.OpenedDeal;
import io.github.abmrules.core.health.ProgrammeMetrics;
import io.github.abmrules.core.health.Progression;
import io.github.abmrules.core.health.Station;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Follows accounts from cluster to cluster and on to an opportunity: the first deal that opens while the account is in Active
 * Focus, or the one that brought it there.
 */
final class Journey {
    private static final BigDecimal NANOS_OF_DAY =
            BigDecimal.valueOf(Duration.ofDays(1).toNanos());
    private static final Comparator<ClusterMove> IN_TIME = Comparator.comparing(ClusterMove::at)
            .thenComparing(ClusterMove::from, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(ClusterMove::to);
    private static final Comparator<Step> ON_THE_WAY =
            Comparator.comparing(Step::from).thenComparing(Step::to);
    private static final List<Step> ALWAYS = List.of(
            new Step(Station.CLUSTER_ICP, Station.FUTURE_PIPELINE),
            new Step(Station.FUTURE_PIPELINE, Station.ACTIVE_FOCUS),
            new Step(Station.ACTIVE_FOCUS, Station.OPPORTUNITY));

    /** Where from and where to. */
    private record Step(Station from, Station to) {}

    private final ProgrammeMetrics metrics;
    private final Instant asOf;
    /** The stays before the moves, in nanoseconds; null for those that are not known. */
    private final Map<Step, List<@Nullable BigDecimal>> stays = new TreeMap<>(ON_THE_WAY);

    private Journey(ProgrammeMetrics metrics, Instant asOf) {
        this.metrics = metrics;
        this.asOf = asOf;
        ALWAYS.forEach(step -> stays.put(step, new ArrayList<>()));
    }

    /** The moves of the period, of all that happened up to an instant. */
    static Progress of(ProgrammeMetrics metrics, Instant asOf) {
        return new Journey(metrics, asOf).progress();
    }

    private Progress progress() {
        Map<String, List<ClusterMove>> byAccount = metrics.moves().stream()
                .distinct()
                .filter(move -> !move.at().isAfter(asOf))
                .collect(Collectors.groupingBy(ClusterMove::accountId));
        Map<String, List<OpenedDeal>> deals = metrics.deals().stream()
                .distinct()
                .filter(deal -> !deal.openedAt().isAfter(asOf))
                .collect(Collectors.groupingBy(OpenedDeal::accountId));
        byAccount.forEach((account, moves) -> follow(
                moves.stream().sorted(IN_TIME).toList(),
                deals.getOrDefault(account, List.of()).stream()
                        .map(OpenedDeal::openedAt)
                        .sorted()
                        .toList()));
        List<Progression> steps = new ArrayList<>();
        stays.forEach((step, days) -> steps.add(new Progression(
                step.from(), step.to(), Direction.of(step.from(), step.to()), days.size(), median(days))));
        return new Progress(
                steps,
                count(steps, Direction.FORWARD),
                count(steps, Direction.BACKWARD),
                metrics.touchedAccounts(),
                later());
    }

    private long later() {
        return metrics.moves().stream().filter(move -> move.at().isAfter(asOf)).count()
                + metrics.deals().stream()
                        .filter(deal -> deal.openedAt().isAfter(asOf))
                        .count();
    }

    private void follow(List<ClusterMove> moves, List<Instant> deals) {
        for (int i = 0; i < moves.size(); i++) {
            ClusterMove move = moves.get(i);
            Cluster from = move.from();
            if (from != null) {
                ClusterMove before = i == 0 ? null : moves.get(i - 1);
                arrive(Station.of(from), Station.of(move.to()), move.at(), stay(before, move));
            }
            if (move.to() == Cluster.ACTIVE_FOCUS) {
                opportunity(move, i + 1 < moves.size() ? moves.get(i + 1).at() : null, deals);
            }
        }
    }

    private void opportunity(ClusterMove entry, @Nullable Instant left, List<Instant> deals) {
        Instant at = entry.causedByDeal() != null
                ? entry.at()
                : deals.stream()
                        .filter(opened -> !opened.isBefore(entry.at()) && (left == null || opened.isBefore(left)))
                        .findFirst()
                        .orElse(null);
        if (at != null) {
            arrive(Station.ACTIVE_FOCUS, Station.OPPORTUNITY, at, nanos(entry.at(), at));
        }
    }

    private void arrive(Station from, Station to, Instant at, @Nullable BigDecimal stay) {
        Instant start = metrics.from();
        Instant end = metrics.to();
        if ((start == null || !at.isBefore(start)) && (end == null || at.isBefore(end))) {
            stays.computeIfAbsent(new Step(from, to), step -> new ArrayList<>()).add(stay);
        }
    }

    private static @Nullable BigDecimal stay(@Nullable ClusterMove before, ClusterMove move) {
        if (move.daysInCluster() != null) {
            return move.daysInCluster().multiply(NANOS_OF_DAY);
        }
        return before == null || before.to() != move.from() ? null : nanos(before.at(), move.at());
    }

    private static BigDecimal nanos(Instant start, Instant end) {
        Duration stay = Duration.between(start, end);
        return BigDecimal.valueOf(stay.getSeconds())
                .multiply(BigDecimal.valueOf(1_000_000_000L))
                .add(BigDecimal.valueOf(stay.getNano()));
    }

    private static @Nullable BigDecimal median(List<@Nullable BigDecimal> stays) {
        List<BigDecimal> known = new ArrayList<>();
        for (BigDecimal stay : stays) {
            if (stay != null) {
                known.add(stay);
            }
        }
        if (known.isEmpty()) {
            return null;
        }
        known.sort(Comparator.naturalOrder());
        BigDecimal twice = known.get((known.size() - 1) / 2).add(known.get(known.size() / 2));
        BigDecimal days = twice.divide(NANOS_OF_DAY.multiply(BigDecimal.valueOf(2)), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return days.scale() < 0 ? days.setScale(0) : days;
    }

    private static long count(List<Progression> steps, Direction direction) {
        return steps.stream()
                .filter(step -> step.direction() == direction)
                .mapToLong(Progression::count)
                .sum();
    }
}
