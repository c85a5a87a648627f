package io.github.abmrules.rules.diff;

/**
 * How many of the accounts that are decided differently a rule takes part in.
 *
 * @param id the rule
 * @param summary its name: a plain sentence
 * @param onlyBefore accounts on which it fired only before
 * @param onlyAfter accounts on which it fired only after
 * @param changed accounts on which it fired both times, and its text or a parameter it reads differs
 */
public record RuleCount(String id, String summary, long onlyBefore, long onlyAfter, long changed) {}
