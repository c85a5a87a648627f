package io.github.abmrules.core.store;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import java.time.Instant;

/**
 * A decision that said something new, with all that it takes to decide again.
 *
 * @param accountId the account
 * @param entry the entry of its history that names this decision
 * @param decisionId the decision
 * @param rulesVersion hash of the rules and parameters that it was made by
 * @param asOf the instant it is about
 * @param zone the zone of calendar arithmetic
 * @param inputHash SHA-256 over the canonical bytes of the input, hexadecimal
 * @param input the account as it was decided, with where it stood, its reviews and the seats that others held
 * @param result the decision
 */
public record StoredDecision(
        String accountId,
        long entry,
        String decisionId,
        String rulesVersion,
        Instant asOf,
        String zone,
        String inputHash,
        Account input,
        Assignment result) {}
