package io.github.abmrules.rules.log;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.rejection.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a decision log: what an account was, when it was decided, under which rules, and what came of it. Immutable.
 *
 * @param decisionId the id of the decision; null when there is none, because the account was rejected or the rules failed
 * @param rulesVersion hash of the rules and parameters, by which a {@link RulesArchive} finds them
 * @param asOf the instant that the decision was about
 * @param zone the zone of calendar arithmetic, such as {@code Europe/Berlin}
 * @param masked the fields of the input that were masked, by their names in a {@link Masking}
 * @param input the account, with its seat of Active Focus
 * @param result the decision and its explanation: the rules that fired, with sentence and source, and the rationale
 * @param problems what was wrong with the account
 * @param failure why the rules came to no decision
 */
public record LoggedDecision(
        @Nullable String decisionId,
        String rulesVersion,
        Instant asOf,
        String zone,
        List<String> masked,
        Account input,
        @Nullable Assignment result,
        List<Problem> problems,
        @Nullable Failure failure) {

    /** Copies the lists. */
    public LoggedDecision {
        masked = List.copyOf(masked);
        problems = List.copyOf(problems);
    }

    /** What came of an account, with nothing masked. */
    static LoggedDecision of(Outcome outcome, String rulesVersion, Instant asOf, ZoneId zone) {
        Assignment result = outcome.assignment();
        return new LoggedDecision(
                result == null ? null : result.decisionId(),
                rulesVersion,
                asOf,
                zone.getId(),
                List.of(),
                outcome.account(),
                result,
                outcome.problems(),
                outcome.failure());
    }
}
