package io.github.abmrules.rules.health;

import io.github.abmrules.core.health.Practices;
import io.github.abmrules.core.health.ProgrammeMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which findings there was no evidence to look at for. */
final class Gaps {
    private final TreeSet<String> codes = new TreeSet<>();

    private Gaps() {}

    static List<String> of(ProgrammeMetrics metrics) {
        Gaps gaps = new Gaps();
        gaps.unless("CLUSTER_BELOW_RANGE", metrics.clusters());
        gaps.unless("CLUSTER_ABOVE_RANGE", metrics.clusters());
        gaps.unless("TOO_MANY_ACCOUNTS", metrics.clusters());
        gaps.unless("TOO_FEW_ACCOUNTS", metrics.clusters(), metrics.phase());
        gaps.unless("ACTIVE_FOCUS_EFFORT", metrics.effort());
        Practices practices = metrics.practices() == null ? Practices.UNKNOWN : metrics.practices();
        gaps.unless("MARKETING_ONLY_ABM", practices.salesSelectsAccounts());
        gaps.unless(
                "ACTIVITY_OVER_OUTCOMES",
                practices.reportsTouches(),
                practices.reportsTrustLevels(),
                practices.reportsClusterMoves());
        gaps.unless("GENERIC_PERSONALIZATION", practices.personalizedPieces(), practices.piecesWithInsight());
        gaps.unless("NO_CLUSTER_SEGMENTATION", practices.programsDifferByCluster());
        gaps.unless("SKILL_IN_ISOLATION", practices.asksWithoutTrustCheck());
        gaps.unless("CHANNEL_SILOS", practices.channelsCoordinated());
        gaps.unless("TACTICS_WITHOUT_STRATEGY", practices.positioningDefined());
        gaps.unless("TRUST_NOT_MEASURED", practices.reportsTouches(), practices.reportsTrustLevels());
        gaps.unless("SKIPPED_RESEARCH", practices.warmupsWithoutResearch());
        return List.copyOf(gaps.codes);
    }

    private void unless(String code, @Nullable Object... evidence) {
        if (Arrays.stream(evidence).anyMatch(Objects::isNull)) {
            codes.add(code);
        }
    }
}
