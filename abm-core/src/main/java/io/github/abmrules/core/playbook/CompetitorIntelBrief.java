package io.github.abmrules.core.playbook;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.port.CompanyProfile;
import io.github.abmrules.core.port.CompetitorProfile;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a competitor.
 *
 * @param competitor the competitor
 * @param profile what it says of itself; null when nothing is known
 * @param company what enrichment knows; null when it knows nothing or was not asked
 * @param moves what the news says, latest first
 * @param hot whether the moves together are urgent
 * @param contestedAccounts companies of the campaign at which it is known to be
 * @param openQuestions what nobody knows yet
 * @param findings what a person should know
 * @param firedRules the rules that took part
 * @param asOf the instant it is about
 */
public record CompetitorIntelBrief(
        String competitor,
        @Nullable CompetitorProfile profile,
        @Nullable CompanyProfile company,
        List<DetectedTrigger> moves,
        boolean hot,
        List<String> contestedAccounts,
        List<String> openQuestions,
        List<Finding> findings,
        List<FiredRule> firedRules,
        Instant asOf) {

    /** Checks what is required and copies the lists. */
    public CompetitorIntelBrief {
        InvalidFactException.requireText("competitor", competitor);
        InvalidFactException.require("as_of", asOf);
        moves = List.copyOf(moves);
        contestedAccounts = List.copyOf(contestedAccounts);
        openQuestions = List.copyOf(openQuestions);
        findings = List.copyOf(findings);
        firedRules = List.copyOf(firedRules);
    }
}
