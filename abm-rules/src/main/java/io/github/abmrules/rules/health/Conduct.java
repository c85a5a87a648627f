package io.github.abmrules.rules.health;

import io.github.abmrules.core.health.Practices;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How the programme is run. Each method is false where nobody looked.
 *
 * @param practices what was seen
 */
public record Conduct(Practices practices) {

    /** Whether sales takes no part in selecting accounts. */
    public boolean salesLeftOut() {
        return isFalse(practices.salesSelectsAccounts());
    }

    /** Whether reports count touches. */
    public boolean touchesReported() {
        return Boolean.TRUE.equals(practices.reportsTouches());
    }

    /** Whether reports do not show how accounts move through the levels of trust. */
    public boolean trustUnreported() {
        return isFalse(practices.reportsTrustLevels());
    }

    /** Whether reports do not show how accounts move between clusters. */
    public boolean clustersUnreported() {
        return isFalse(practices.reportsClusterMoves());
    }

    /** Whether every cluster gets the same programme. */
    public boolean programsAlike() {
        return isFalse(practices.programsDifferByCluster());
    }

    /** Whether the channels do not plan together. */
    public boolean channelsApart() {
        return isFalse(practices.channelsCoordinated());
    }

    /** Whether positioning was not defined before campaigns began. */
    public boolean positioningMissing() {
        return isFalse(practices.positioningDefined());
    }

    /** Whether of the personalized pieces less than this many percent say something of the account. */
    public boolean insightBelowPercent(int percent) {
        Long pieces = practices.personalizedPieces();
        Long insight = practices.piecesWithInsight();
        return pieces != null
                && insight != null
                && pieces > 0
                && BigDecimal.valueOf(insight)
                                .multiply(BigDecimal.valueOf(100))
                                .compareTo(BigDecimal.valueOf(pieces).multiply(BigDecimal.valueOf(percent)))
                        < 0;
    }

    /** Whether more than this many asks went out without a look at trust. */
    public boolean uncheckedAsksBeyond(int tolerated) {
        return beyond(practices.asksWithoutTrustCheck(), tolerated);
    }

    /** Whether more than this many warmups began without research. */
    public boolean unresearchedWarmupsBeyond(int tolerated) {
        return beyond(practices.warmupsWithoutResearch(), tolerated);
    }

    private static boolean isFalse(@Nullable Boolean flag) {
        return Boolean.FALSE.equals(flag);
    }

    private static boolean beyond(@Nullable Long count, int tolerated) {
        return count != null && count > tolerated;
    }
}
