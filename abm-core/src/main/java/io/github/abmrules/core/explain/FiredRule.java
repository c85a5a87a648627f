package io.github.abmrules.core.explain;

/**
 * A rule that took part in a decision.
 *
 * @param id permanent id, {@code pack.kebab-name}
 * @param summary the rule's name: a plain sentence
 * @param source the section of the playbook it comes from
 */
public record FiredRule(String id, String summary, String source) {}
