package io.github.abmrules.rules.trust;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.programme.NextAction;

/**
 * The next action that a programme has for an account, before its trust is looked at.
 *
 * @param account the account
 * @param action the action
 */
record Proposed(Account account, NextAction action) {}
