package io.github.abmrules.flink.stream;

import io.github.abmrules.core.explain.Finding;
import java.time.Instant;

/**
 * What the rules find in the portfolio as a whole: a line of the findings.
 *
 * @param accountId the account after whose entry it was found
 * @param at when
 * @param finding what
 */
public record Crowding(String accountId, Instant at, Finding finding) {}
