package io.github.abmrules.rules.packs;

import java.util.List;

/**
 * A rule as its author wrote it.
 *
 * @param id permanent id, {@code pack.kebab-name}
 * @param summary its name: a plain sentence
 * @param source section of the playbook it comes from
 * @param covers the items of the playbook that it carries, {@code document#section/item}, in the order of its author
 * @param place file and line
 * @param text the whole rule
 * @param parameters the parameters it reads, {@code pack/key}, sorted
 */
public record RuleInfo(
        String id,
        String summary,
        String source,
        List<String> covers,
        String place,
        String text,
        List<String> parameters) {

    /** Copies the lists. */
    public RuleInfo {
        covers = List.copyOf(covers);
        parameters = List.copyOf(parameters);
    }
}
