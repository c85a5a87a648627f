package io.github.abmrules.core.store;

import java.time.Instant;

/**
 * An account that has to be decided again at an instant, although nothing new may have been seen of it.
 *
 * @param accountId the account
 * @param dueAt when
 */
public record DueAccount(String accountId, Instant dueAt) {}
