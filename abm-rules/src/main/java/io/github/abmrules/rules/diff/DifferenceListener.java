package io.github.abmrules.rules.diff;

import io.github.abmrules.core.account.Account;
import java.time.Instant;

/**
 * Is told of each account that the candidate of a {@link ShadowEngine} decides differently. It is called in the thread that
 * compares, by several at once if the host decides or compares in several. What it throws is logged and goes no further.
 */
@FunctionalInterface
public interface DifferenceListener {

    /**
     * An account is decided differently.
     *
     * @param account the account
     * @param asOf the instant the decisions are about
     * @param difference how: {@code before} is the active engine, {@code after} the candidate
     */
    void differs(Account account, Instant asOf, AccountDifference difference);
}
