package io.github.abmrules.rules.health;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.health.Indicator;
import io.github.abmrules.core.health.IndicatorHealth;
import io.github.abmrules.core.health.IndicatorStatus;
import io.github.abmrules.core.health.ProgrammeHealth;
import io.github.abmrules.core.health.ProgrammeMetrics;
import io.github.abmrules.core.health.Reading;
import io.github.abmrules.core.health.Verdict;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Notes;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.stage.UndecidedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A programme on its way through the rules. */
final class HealthInquiry implements Inquiry<ProgrammeHealth> {
    /** The leading indicators that every programme should read each week. */
    private static final Set<Indicator> WEEKLY = EnumSet.of(
            Indicator.ACCOUNTS_ENGAGED,
            Indicator.CONTACT_COVERAGE,
            Indicator.CONTENT_CONSUMPTION,
            Indicator.WARMTH_SCORE_CHANGES);

    private final ProgrammeMetrics metrics;
    private final Parameters parameters;
    private final List<Measured> indicators = new ArrayList<>();
    private final Progress progress;
    private boolean begun;

    HealthInquiry(ProgrammeMetrics metrics, Setting setting) {
        this.metrics = metrics;
        this.parameters = setting.pack("health");
        Set<Indicator> read = EnumSet.copyOf(WEEKLY);
        metrics.readings().stream().map(Reading::indicator).forEach(read::add);
        read.forEach(indicator -> indicators.add(Benchmarks.trend(indicator, metrics.readings())));
        indicators.addAll(Benchmarks.of(metrics.cohorts()));
        indicators.sort(Comparator.comparing(Measured::indicator));
        progress = Journey.of(metrics, setting.asOf());
    }

    @Override
    public Collection<?> next(Notes notes) {
        if (begun) {
            return List.of();
        }
        begun = true;
        List<Object> facts = new ArrayList<>(indicators);
        facts.add(progress);
        if (metrics.clusters() != null) {
            var clusters = metrics.clusters();
            facts.add(new Holdings(
                    clusters.clusterIcpCount(),
                    clusters.futurePipelineCount(),
                    clusters.activeFocusCount(),
                    clusters.handWorked(),
                    metrics.phase()));
        }
        if (metrics.effort() != null) {
            facts.add(new EffortSplit(metrics.effort().activeFocusPercent()));
        }
        if (metrics.practices() != null) {
            facts.add(new Conduct(metrics.practices()));
        }
        return facts;
    }

    @Override
    public ProgrammeHealth answer(Notes notes) throws UndecidedException {
        List<IndicatorHealth> health = new ArrayList<>();
        for (Measured measured : indicators) {
            Indicator indicator = measured.indicator();
            Rated rated = notes.one(measured, Rated.class, "the indicator " + indicator.id());
            health.add(new IndicatorHealth(
                    indicator,
                    indicator.area(),
                    indicator.kind(),
                    indicator.kind().cadence(),
                    measured.shown(),
                    Benchmarks.words(indicator, parameters),
                    rated.colour(),
                    rated.colour() == null ? IndicatorStatus.INSUFFICIENT_DATA : IndicatorStatus.JUDGED,
                    measured.basis(),
                    rated.note()));
        }
        Verdict verdict = notes.one(Concluded.class, "whether accounts are moved or touched")
                .verdict();
        List<Finding> findings = notes.all(Reported.class).stream()
                .map(Reported::finding)
                .sorted()
                .toList();
        return new ProgrammeHealth(
                metrics.programId(),
                health,
                progress.steps(),
                verdict,
                sentence(verdict),
                Gaps.of(metrics),
                findings,
                notes.fired());
    }

    private String sentence(Verdict verdict) {
        String word = switch (verdict) {
            case MOVING -> "Moving";
            case TOUCHING -> "Just touching";
            case INSUFFICIENT_DATA -> "Insufficient data";
        };
        return word + ": " + progress.words() + "; moving begins at " + parameters.number("moving-from") + " %.";
    }
}
