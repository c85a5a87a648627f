package io.github.abmrules.rules.health;

import io.github.abmrules.core.health.Practices;
import org.jspecify.annotations.Nullable;

/**
 * How the programme is run. A flag is false where nobody looked.
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

    /** The share of personalized pieces that say something of the account; null when not known, or there are none. */
    public @Nullable Fraction insight() {
        Long pieces = practices.personalizedPieces();
        Long insight = practices.piecesWithInsight();
        return pieces == null || insight == null || pieces == 0 ? null : Fraction.of(insight, pieces);
    }

    /** Asks that went out without a look at trust; 0 where nobody looked. */
    public long uncheckedAsks() {
        return known(practices.asksWithoutTrustCheck());
    }

    /** Warmups that began without research; 0 where nobody looked. */
    public long unresearchedWarmups() {
        return known(practices.warmupsWithoutResearch());
    }

    private static boolean isFalse(@Nullable Boolean flag) {
        return Boolean.FALSE.equals(flag);
    }

    private static long known(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
