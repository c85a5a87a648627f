package io.github.abmrules.core.health;

import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of a programme in a period. All but the id may be left out, and what is left out is not judged.
 * Immutable.
 *
 * @param programId the programme
 * @param phase the phase it is in; null when not known
 * @param from start of the period, inclusive; null for everything up to its end
 * @param to end of the period, exclusive; null for everything up to the instant of the question
 * @param clusters how many accounts each cluster holds; null when not known
 * @param effort how effort is split; null when not known
 * @param readings indicators without a benchmark, each at most once
 * @param cohorts what the benchmarks are computed from; null when not known
 * @param touchedAccounts accounts that were touched in the period; null when not known
 * @param moves changes of cluster, in the period and before it, in any order; exact duplicates count once
 * @param deals deals of accounts that were in Active Focus; exact duplicates count once
 * @param practices how the programme is run; null when nobody looked
 */
public record ProgrammeMetrics(
        String programId,
        @Nullable ProgrammePhase phase,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable ClusterCounts clusters,
        @Nullable Effort effort,
        List<Reading> readings,
        @Nullable Cohorts cohorts,
        @Nullable Long touchedAccounts,
        List<ClusterMove> moves,
        List<OpenedDeal> deals,
        @Nullable Practices practices) {

    /** Checks the values and copies the lists. */
    public ProgrammeMetrics {
        InvalidFactException.requireText("program_id", programId);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidFactException("to", to.toString(), "must be after from, which is " + from);
        }
        Figures.notNegative("touched_accounts", touchedAccounts);
        readings = List.copyOf(readings);
        Set<Indicator> seen = EnumSet.noneOf(Indicator.class);
        for (int i = 0; i < readings.size(); i++) {
            Indicator indicator = readings.get(i).indicator();
            if (!seen.add(indicator)) {
                throw new InvalidFactException(
                        "readings[" + i + "].indicator",
                        indicator.id(),
                        "is there twice. Maybe keep the latest reading?");
            }
        }
        moves = List.copyOf(moves);
        deals = List.copyOf(deals);
    }

    /** A builder that begins with nothing but the id. */
    public static Builder builder(String programId) {
        return new Builder(programId);
    }

    /** Collects metrics. Not thread-safe. */
    public static final class Builder {
        private final String programId;
        private @Nullable ProgrammePhase phase;
        private @Nullable Instant from;
        private @Nullable Instant to;
        private @Nullable ClusterCounts clusters;
        private @Nullable Effort effort;
        private final List<Reading> readings = new ArrayList<>();
        private @Nullable Cohorts cohorts;
        private @Nullable Long touchedAccounts;
        private final List<ClusterMove> moves = new ArrayList<>();
        private final List<OpenedDeal> deals = new ArrayList<>();
        private @Nullable Practices practices;

        private Builder(String programId) {
            this.programId = programId;
        }

        /** The phase. */
        public Builder phase(ProgrammePhase value) {
            phase = value;
            return this;
        }

        /** The period, its end exclusive; null for an open end. */
        public Builder period(@Nullable Instant start, @Nullable Instant end) {
            from = start;
            to = end;
            return this;
        }

        /** How many accounts each cluster holds. */
        public Builder counts(ClusterCounts value) {
            clusters = value;
            return this;
        }

        /** How many accounts each cluster holds, of a portfolio that was decided. */
        public Builder counts(ClusterSummary summary) {
            return counts(ClusterCounts.of(summary));
        }

        /** How effort is split. */
        public Builder effort(Effort value) {
            effort = value;
            return this;
        }

        /** One more reading. */
        public Builder reading(Reading value) {
            readings.add(value);
            return this;
        }

        /** What the benchmarks are computed from. */
        public Builder cohorts(Cohorts value) {
            cohorts = value;
            return this;
        }

        /** Accounts that were touched in the period. */
        public Builder touchedAccounts(long value) {
            touchedAccounts = value;
            return this;
        }

        /** One more change of cluster. */
        public Builder move(ClusterMove value) {
            moves.add(value);
            return this;
        }

        /** One more deal. */
        public Builder deal(OpenedDeal value) {
            deals.add(value);
            return this;
        }

        /** How the programme is run. */
        public Builder practices(Practices value) {
            practices = value;
            return this;
        }

        /**
         * The metrics.
         *
         * @throws InvalidFactException when they contradict each other
         */
        public ProgrammeMetrics build() {
            return new ProgrammeMetrics(
                    programId,
                    phase,
                    from,
                    to,
                    clusters,
                    effort,
                    readings,
                    cohorts,
                    touchedAccounts,
                    moves,
                    deals,
                    practices);
        }
    }
}
