package io.github.abmrules.rules.fact;

/**
 * How full Active Focus is, over all accounts of a run.
 *
 * @param incumbents accounts in it, those whose demotion is pending included
 */
public record ActiveFocusLoad(int incumbents) {}
