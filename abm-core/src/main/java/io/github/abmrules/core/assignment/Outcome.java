package io.github.abmrules.core.assignment;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.rejection.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one account: exactly one of an assignment, problems with the account, or a failure.
 *
 * @param account the account
 * @param assignment the decision
 * @param problems what is wrong with the account
 * @param failure why no decision could be made although nothing is wrong with the account
 */
public record Outcome(
        Account account,
        @Nullable Assignment assignment,
        List<Problem> problems,
        @Nullable Failure failure) {

    /** Copies the problems. */
    public Outcome {
        problems = List.copyOf(problems);
    }

    /** A decision. */
    public static Outcome decided(Account account, Assignment assignment) {
        return new Outcome(account, assignment, List.of(), null);
    }

    /** An account that something is wrong with. */
    public static Outcome rejected(Account account, List<Problem> problems) {
        return new Outcome(account, null, problems, null);
    }

    /** An account that could not be decided. */
    public static Outcome failed(Account account, String source, String message) {
        return new Outcome(account, null, List.of(), new Failure(account.accountId(), source, message));
    }
}
