package io.github.abmrules.rules.route;

/**
 * A row whose text has words in brackets, beside what was asked for.
 *
 * @param id the row
 * @param asked whether what was asked for says what the row says, with any words in the place of those in brackets
 */
public record NeedCommand(String id, boolean asked) {}
