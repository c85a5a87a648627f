package io.github.abmrules.core.assignment;

/**
 * An account about which no decision could be made although nothing is wrong with its record: a source or a rule failed.
 * Its state must stay as it was.
 *
 * @param accountId the account
 * @param source what failed, for example a rule id
 * @param message how
 */
public record Failure(String accountId, String source, String message) {}
