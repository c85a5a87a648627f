package io.github.abmrules.core.health;

import org.jspecify.annotations.Nullable;

/**
 * How a programme is run: the evidence for the failures and mistakes that the playbook warns of. What nobody looked at is
 * null, and is not judged.
 *
 * @param salesSelectsAccounts whether sales takes part in selecting accounts
 * @param reportsTouches whether reports count touches, such as mails sent and calls made
 * @param reportsTrustLevels whether reports show how accounts move through the levels of trust
 * @param reportsClusterMoves whether reports show how accounts move between clusters
 * @param personalizedPieces pieces of content that passed for personalized in the period
 * @param piecesWithInsight those of them that say something of the account itself, not only its name
 * @param programsDifferByCluster whether each cluster has a programme of its own
 * @param asksWithoutTrustCheck asks that went out without a look at the account's trust
 * @param channelsCoordinated whether the channels plan together for an account
 * @param positioningDefined whether positioning was written down before campaigns began
 * @param warmupsWithoutResearch accounts whose warmup began without a brief about them
 */
public record Practices(
        @Nullable Boolean salesSelectsAccounts,
        @Nullable Boolean reportsTouches,
        @Nullable Boolean reportsTrustLevels,
        @Nullable Boolean reportsClusterMoves,
        @Nullable Long personalizedPieces,
        @Nullable Long piecesWithInsight,
        @Nullable Boolean programsDifferByCluster,
        @Nullable Long asksWithoutTrustCheck,
        @Nullable Boolean channelsCoordinated,
        @Nullable Boolean positioningDefined,
        @Nullable Long warmupsWithoutResearch) {

    /** Nobody looked at anything. */
    public static final Practices UNKNOWN =
            new Practices(null, null, null, null, null, null, null, null, null, null, null);

    /** Checks that no figure is negative, and no part more than its whole. */
    public Practices {
        Figures.notNegative("personalized_pieces", personalizedPieces);
        Figures.notNegative("pieces_with_insight", piecesWithInsight);
        Figures.within("pieces_with_insight", piecesWithInsight, "personalized_pieces", personalizedPieces);
        Figures.notNegative("asks_without_trust_check", asksWithoutTrustCheck);
        Figures.notNegative("warmups_without_research", warmupsWithoutResearch);
    }
}
